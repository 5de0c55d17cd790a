"""For me: what waits for a person, and what happened since they last looked."""
