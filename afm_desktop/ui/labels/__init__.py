"""The Korean of the window, one module for each of its parts."""
