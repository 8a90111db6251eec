"""Chapters: one file for each part of the handbook, from its subject to its pages."""
