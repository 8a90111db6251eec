"""Explanation: why a resource has the holders that it has, as values that formats put into words."""
