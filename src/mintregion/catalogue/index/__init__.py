"""Binds the pure search engine to offers in the database: words, documents, the live index, rebuilding."""
