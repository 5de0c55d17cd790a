"""Looking at oneself: how ready an organisation is, what its targets do, and a service from all sides."""
