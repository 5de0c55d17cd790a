"""The same forms on paper and by phone: printed with codes, typed in by the team for whoever said it."""
