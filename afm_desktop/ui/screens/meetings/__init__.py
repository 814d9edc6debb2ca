"""회의: one meeting beside the list, from its agenda to what it leaves behind."""
