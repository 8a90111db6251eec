"""Policies: who says what about which resources, and what it sets aside."""
