"""Papers as files that can be edited, from their plain structure: HWPX and xlsx."""
