"""Starting, changing, closing and archiving a programme; its outcomes, partners and people."""
