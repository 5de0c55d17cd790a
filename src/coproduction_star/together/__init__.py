"""Together: the four Co's in a room, on a phone, on paper."""
