"""중복 검토: bodies that look like one, side by side."""
