"""Formats: each turns results into text, and does nothing else."""
