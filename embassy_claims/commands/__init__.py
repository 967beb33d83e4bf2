"""Stage 9: the command line. One command a file; each returns its exit code."""
