"""Links on paper that open one thing once, for people without an account: the sheet of them, and their door."""
