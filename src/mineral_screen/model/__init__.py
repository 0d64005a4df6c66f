"""What comes in (entities, list entries) and what goes out (evidence, matches, results): the only pydantic floor."""
