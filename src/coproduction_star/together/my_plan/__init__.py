"""My plan: what I do, what the service does, and when to ask; printed, and kept only when somebody asks for it."""
