"""Institutions of a region: schools, Kitas, firms, universities, and how they hang together."""
