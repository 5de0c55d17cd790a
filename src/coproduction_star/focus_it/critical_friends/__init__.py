"""People without a vote challenge a draft line by line, and see what becomes of each challenge."""
