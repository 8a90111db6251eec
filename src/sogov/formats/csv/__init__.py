"""Rows of RFC 4180 for spreadsheets, in which nothing is calculated."""
