"""Formats of dates and numbers as our pages write them, beyond what Django brings."""
