"""One file per layout: recognises its header row and turns the rows below into offer rows."""
