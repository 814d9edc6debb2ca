"""조사서 편집: all of a round on one screen."""
