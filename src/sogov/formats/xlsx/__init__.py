"""Workbooks for spreadsheet programs, in which nothing is calculated and numbers are numbers."""
