"""Files people take away: pictures and slides, later letters and spreadsheets."""
