"""A workspace in a real file."""

from tests.services.conftest import division, workspace

__all__ = ["division", "workspace"]
