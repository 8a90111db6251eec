"""GraphML, which graph editors and libraries read."""
