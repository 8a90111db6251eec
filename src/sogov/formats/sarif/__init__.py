"""SARIF 2.1.0, the interchange format of static analysis, for code scanning pages and editors."""
