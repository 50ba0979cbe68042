"""Judges from outside: validators that are not ours."""
