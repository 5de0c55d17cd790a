"""Sessions in which people show each other how, and the gap between what people want to learn and can show."""
