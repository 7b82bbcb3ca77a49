"""The addresses, one file for each subject; all of them read."""
