"""Drawings: the organisation and who holds what as a network, and as much of it as fits on a page."""
