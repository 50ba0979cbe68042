"""Tests of the work behind every page."""
