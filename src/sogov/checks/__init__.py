"""The checks, one file a finding: what it is, why it matters, a bad and a good example, and how it is found."""
