"""Lists and their versions: stored whole, compared, and read as the law of a day."""
