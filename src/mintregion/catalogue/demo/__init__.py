"""The demonstration region: readable files under demo/, saved through the same services as any other data."""

from mintregion.catalogue.demo.loading import Demo, load_demo

__all__ = ["Demo", "load_demo"]
