"""Survey forms as data: what they ask, what a demand answers, and what is still missing."""
