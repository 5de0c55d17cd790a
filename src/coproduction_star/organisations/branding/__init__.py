"""An organisation's name, logo and colour."""
