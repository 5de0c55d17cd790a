"""The pages of a question, for those who answer, those who type for others and those who look before."""
