"""Rounds of the demand survey: what each asks, checks and says, and how one follows another."""
