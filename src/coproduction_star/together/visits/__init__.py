"""Reviews by visits: a group says what good looks like, goes to look, and the service answers."""
