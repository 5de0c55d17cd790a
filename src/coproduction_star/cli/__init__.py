"""The command line. Works without Django; what needs the web part starts it as a process."""
