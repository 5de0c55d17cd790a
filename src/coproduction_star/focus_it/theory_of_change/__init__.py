"""Why people think that it will work, arrow by arrow, and what they agreed to call success."""
