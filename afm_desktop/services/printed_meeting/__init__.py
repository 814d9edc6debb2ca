"""Meetings as their papers print them."""
