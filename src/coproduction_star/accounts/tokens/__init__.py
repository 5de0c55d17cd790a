"""Keys with which a person's own programs do what that person may."""
