"""Tests of what no single area owns."""
