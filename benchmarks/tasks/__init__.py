"""What is measured: one module a question, each with `run(scorers, size)` that yields tables."""
