"""The checks that a reader should make of any published table."""
