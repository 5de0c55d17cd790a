"""The forms anyone can use without an account, and the page that gives the four words."""
