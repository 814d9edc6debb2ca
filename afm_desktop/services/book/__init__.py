"""회의자료 묶음: its rows, what has changed since the meeting before, what to look at first."""
