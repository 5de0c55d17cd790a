"""Who decides what: boards, panels and portfolios, who sits, who votes, and a trial layout beside today's."""
