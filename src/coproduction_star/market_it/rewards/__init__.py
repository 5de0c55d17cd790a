"""What people get for what they give: expenses and payments, credits of time, thanks, and help to take part."""
