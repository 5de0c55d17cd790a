"""Answers that come on paper and by phone: the sheets, the page that types them in, and what to say on the phone."""
