"""Following one's own words with the four words: what became of them, and changing or taking them back."""
