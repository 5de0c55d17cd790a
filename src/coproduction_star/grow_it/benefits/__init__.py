"""The twelve benefits of a programme: seen, not seen or cannot tell, by rule, with what people make of it."""
