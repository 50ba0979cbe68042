"""Commands about regions."""
