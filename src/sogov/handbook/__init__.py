"""The handbook: the pages that managers read, as values that Markdown and HTML are made of."""
