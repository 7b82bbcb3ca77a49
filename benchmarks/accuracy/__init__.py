"""How much of what documents say is found."""
