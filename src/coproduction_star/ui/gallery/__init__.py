"""Every component in every state on one page, for whoever builds or checks the look. Development only."""
