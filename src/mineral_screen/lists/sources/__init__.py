"""List formats, one module each, all of one shape: `read` gives raw records, `parse` turns one into an entry."""
