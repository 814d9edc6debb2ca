"""검토: what was found of a demand, what is to be supplemented, and every step with its reason."""
