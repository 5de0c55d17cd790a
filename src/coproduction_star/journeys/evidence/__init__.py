"""The one evidence scale of the product."""
