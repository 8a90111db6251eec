"""The values everything is made of: ids, holders, shares, money, time."""
