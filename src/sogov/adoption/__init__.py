"""Adoption: what an organisation says of the findings that it has: how grave they are, and which it has long known."""
