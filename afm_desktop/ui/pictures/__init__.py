"""Pictures of the window, made without anybody looking: for the manual and for review."""
