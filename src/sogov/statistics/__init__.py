"""Statistics: what an evaluation comes to in numbers, for departments, for functions and for the whole."""
