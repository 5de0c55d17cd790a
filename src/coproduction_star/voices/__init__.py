"""What people say: comments, attachments, and each person's right to see or erase what is held."""
