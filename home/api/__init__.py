"""What a visitor can read, for machines: /api/v2/. Closed things stay closed, members read what is theirs."""
