"""휴지통: what was deleted, and the way back."""
