"""Similar and earlier demands, across rounds and divisions."""
