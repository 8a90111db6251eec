"""The tests of sogov."""
