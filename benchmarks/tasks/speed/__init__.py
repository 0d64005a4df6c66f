"""What is measured about speed; each module has `run(world)`, which gives tables."""
