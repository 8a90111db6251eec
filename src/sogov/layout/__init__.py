"""The canonical form of documents: one order and one layout for everything that says the same."""
