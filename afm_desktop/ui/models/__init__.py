"""What lists show, as Qt reads it."""
