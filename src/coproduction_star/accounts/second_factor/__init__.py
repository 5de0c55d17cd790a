"""The second step of signing in: an app's code or a passkey, and who must have one."""
