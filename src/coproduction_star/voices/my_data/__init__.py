"""Each person's right to see, take and erase what is kept about them."""
