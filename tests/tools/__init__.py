"""Tests of the commands behind start.py."""
