"""Scripts that run in the environments of peers, which have nothing of ours."""
