"""The frame around the screens: navigation, header, palette, status bar, first run."""
