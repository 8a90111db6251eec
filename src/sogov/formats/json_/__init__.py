"""JSON for programs; what it looks like is versioned by its first key, `sogov`."""
