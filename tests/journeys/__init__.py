"""The pages in a real browser: what automatic judges find, and journeys as people make them."""
