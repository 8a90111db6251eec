"""Selectors, and the sets of possible resources that they denote."""
