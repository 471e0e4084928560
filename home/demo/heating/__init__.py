"""What the site of a national heating association says."""
