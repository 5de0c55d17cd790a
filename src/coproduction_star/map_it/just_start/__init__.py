"""Just start: ten minutes, no account, one small thing to try with one person by one day."""
