"""From bytes to checked JSON: every fault of a document, in its place and in plain words."""
