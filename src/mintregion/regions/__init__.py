"""Regions, districts, municipalities and places."""
