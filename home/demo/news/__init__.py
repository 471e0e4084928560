"""The articles of the demonstration: what they say by category, how they are written and added."""
