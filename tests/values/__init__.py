"""Tests of sogov.values."""
