"""Bad input, and what has to be said of it."""
