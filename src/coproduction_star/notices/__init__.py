"""One notify() and an outbox: everything that is ever sent goes through here."""
