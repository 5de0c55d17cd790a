"""Parents who agreed for a child: the paper they sign, who agreed to what, and taking it back."""
