"""The page frame, its components, and the registries that areas fill."""
