"""Laws: what holds of every world, whatever its rules say."""
