"""Reads structure from the phrases of the sources; each module knows one fact of an offer.

Every reader takes text on one line and answers None when it understands nothing: the text itself is
always kept as written, so nothing is lost.
"""
