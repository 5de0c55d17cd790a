"""The organisation's wards and neighbourhoods: on a map with a list beside it, and one page each."""
