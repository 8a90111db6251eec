"""Markdown for pages and comments that managers read."""
