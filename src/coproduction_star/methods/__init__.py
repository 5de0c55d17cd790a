"""The sums behind the Star: numbers in, frozen results out. Knows nothing of the web, the clock or chance."""
