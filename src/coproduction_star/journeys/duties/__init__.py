"""What the law and fairness ask of a decision: equality, data protection, consultation, interests."""
