"""How the results of the pension paper are told."""
