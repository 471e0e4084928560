"""The guide as one PDF, the operation manual: made anew whenever the guide changes, by a worker."""
