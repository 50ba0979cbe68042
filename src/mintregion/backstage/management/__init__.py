"""Commands of this area."""
