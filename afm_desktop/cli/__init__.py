"""The command line: the same services as the window, without it."""

VERSION = "0.1.0"
