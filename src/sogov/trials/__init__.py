"""Trials: the tests of test documents, held against what an evaluation comes to."""
