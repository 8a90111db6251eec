"""Tests of sogov.organisation."""
