"""Published tables and dated rule packs, each with its source, year and price base."""
