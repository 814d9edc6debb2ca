"""양식: forms out to many bodies, and their replies back."""
