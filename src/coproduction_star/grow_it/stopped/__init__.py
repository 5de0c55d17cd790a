"""What a programme stopped because something better was found: approved, then public."""
