"""The Star of a programme: where it is, what is there, what is missing, and the one next thing to do."""
