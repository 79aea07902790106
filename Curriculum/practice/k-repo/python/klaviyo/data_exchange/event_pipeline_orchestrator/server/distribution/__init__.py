"""Finding one pod among 360: its index, its address, the next to ask."""
