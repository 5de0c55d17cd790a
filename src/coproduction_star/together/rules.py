"""Who may do what with what a group does together."""
