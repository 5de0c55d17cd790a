"""The explorer: outcomes × the four Co's, where co-production exists, where it is thin, and what could fill a gap."""
