"""What an organisation adds of its own to our incentives, barriers, risks, clause topics and ethics questions."""
