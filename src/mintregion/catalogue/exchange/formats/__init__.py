"""One file per format: bytes in, sheets of text cells out."""
