"""User accounts and signing in, with allauth behind them."""
