"""What a run has to say: findings with their places, and the errors of a call."""
