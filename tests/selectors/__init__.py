"""Tests of sogov.selectors."""
