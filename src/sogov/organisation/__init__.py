"""The organisation: who there is, what there is, and who stands where on a date."""
