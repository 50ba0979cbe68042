"""Compares offer rows with the catalogue: which offers they are, and what of them would change."""
