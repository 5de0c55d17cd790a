"""The behaviour a team hopes for, what stops people, and what is offered so that they start and keep going."""
