"""체계 전환: from the present divisions to those of another structure, step by step."""
