"""One click signs in as somebody made up. Only where the settings say that nothing is real."""
