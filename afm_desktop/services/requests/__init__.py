"""Forms that bodies are asked for: what goes out to whom, and what comes back."""
