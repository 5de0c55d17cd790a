"""Whether something worked: before and after, beside others, against where figures were heading."""
