"""Results: honest estimates of what a survey says, who it did not hear, and what it cannot say."""
