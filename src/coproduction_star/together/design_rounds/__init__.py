"""Design rounds: those who use and those who provide a service change it together."""
