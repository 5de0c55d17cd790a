"""Who is invited to answer a survey: a sample of people, how each is reached, one reminder, and how many answered."""
