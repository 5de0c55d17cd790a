"""What a role asks of whoever takes it, who still lacks what, and who is covered until when."""
