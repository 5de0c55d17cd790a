"""What a person chooses for themselves: name, language, how they sign in, and signing out everywhere."""
