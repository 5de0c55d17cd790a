"""Settings, addresses, commands. The only package that knows everyone."""
