"""Invents believable German MINT offers: for the demonstration, for tests with many rows, for measurements."""

from mintregion.catalogue.synthesis.filling import synthesise

__all__ = ["synthesise"]
