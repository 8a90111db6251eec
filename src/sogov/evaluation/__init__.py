"""Evaluation: from an organisation and policies on a day to cells, and what brought each about."""
