"""The people an organisation knows, with or without an account."""
