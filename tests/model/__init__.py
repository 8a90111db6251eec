"""The naive evaluator: the specification, sections 1 to 4 and the fine print, as plain loops over plain documents."""
