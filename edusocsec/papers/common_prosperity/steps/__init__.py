"""How the results of the article on common prosperity are told."""
