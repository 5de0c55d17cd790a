"""What a business case forecast beside what happened, and what the organisation learns of its own forecasts."""
