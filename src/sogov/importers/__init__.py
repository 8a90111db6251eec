"""The importers, one file a foreign format: from the bytes of its files to a plain organisation document."""
