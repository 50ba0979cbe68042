"""Offers: vocabularies, search, import and export, pages, API."""
