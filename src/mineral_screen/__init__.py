"""mineral-screen."""
