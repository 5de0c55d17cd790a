"""Offers and needs: what people can give and what they would like, asked and kept as two things."""
