"""What we ship as content: files, one folder per kind, each read by a validating loader."""
