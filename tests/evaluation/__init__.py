"""Tests of sogov.evaluation."""
