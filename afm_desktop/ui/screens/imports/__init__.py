"""가져오기: other people's lists, seen row by row before anything changes."""
