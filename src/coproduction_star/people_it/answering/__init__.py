"""Answering a survey: on one's own phone, on a screen in a public place, and with the four words afterwards."""
