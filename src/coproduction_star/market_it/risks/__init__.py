"""The register of risks of a programme: raised by anyone, weighed with both sides of the balance, looked at again."""
