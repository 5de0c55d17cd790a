"""A programme goes to a new lead: what waits, what was promised, and that they accept it."""
