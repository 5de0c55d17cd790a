"""On one page: what a sceptic would ask about an initiative before money is spent."""
