"""Start page, pages of a region, the network of regions."""
