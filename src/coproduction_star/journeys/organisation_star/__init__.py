"""The organisation's Star: services by the four Co's, over all programmes, on one page."""
