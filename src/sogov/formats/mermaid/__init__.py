"""Mermaid, the diagrams that code hosts and wikis draw."""
