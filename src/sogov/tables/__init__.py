"""Tables of all resources against all who hold something of them: who does what, and who pays how much."""
