"""Starting an organisation and its settings."""
