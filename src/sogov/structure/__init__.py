"""From checked JSON to values: the one room that knows the keys of the documents."""
