"""Methods, one module for each chapter of a textbook."""
