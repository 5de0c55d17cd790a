"""For people in a hurry: one small thing to try in ten minutes, and the tool they need in three questions."""
