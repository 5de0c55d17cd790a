"""Checking what comes in before others read it, with the rules beside the queue."""
