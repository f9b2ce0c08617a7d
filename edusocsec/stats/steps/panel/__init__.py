"""How a panel regression is told."""
