from django.dispatch import Signal

# Sent inside the transaction that stores the rendered file: paper.
# What a receiver writes is committed with it, or with it rolled back and tried again.
paper_ready = Signal()
