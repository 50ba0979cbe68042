"""What organisations tell areas above them, which this area must not import."""

from django.dispatch import Signal

#: A stored organisation changed, such as its name, address or place; sent inside the transaction. Argument: `organisation`.
organisation_changed = Signal()
