"""The page of a ward for its councillors, and what they do with it: invite, meet, learn."""
