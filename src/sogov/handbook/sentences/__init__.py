"""Sentences: what policies say, in the language of those who sign them."""
