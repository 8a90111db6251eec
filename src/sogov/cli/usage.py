"""Errors of usage: what was asked cannot be answered as it was asked."""


class UsageError(Exception):
    """What is wrong with a call, in a sentence for whoever typed it."""
