"""Pages of the catalogue, one module each."""
