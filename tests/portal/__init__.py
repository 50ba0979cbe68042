"""The portal as people meet it: its own process, its own data, and the list of pages to look at."""
