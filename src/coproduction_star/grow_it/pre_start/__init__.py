"""What people settle together before they begin. Nothing waits for it: what is open is only said to be open."""
