"""Worries about somebody: hidden from all but the safeguarding lead, and open until it says what was done."""
