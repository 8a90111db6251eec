"""Tests of sogov.documents."""
