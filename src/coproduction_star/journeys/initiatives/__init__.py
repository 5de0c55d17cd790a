"""The spine: pieces of co-production that exist, could be better, could start or have stopped."""
