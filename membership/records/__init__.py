"""What the staff's screens of all rooms share: records to read and decide on, never to edit by form."""
