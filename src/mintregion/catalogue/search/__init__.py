"""The search engine of the catalogue: knows words, filters and places, but neither Django nor offers.

What it takes and gives is in `model`. The parts, from the words to the disk:

    words     language (letters, stop words), wordlists with lexicon.txt, irregular.txt and synonyms.txt,
              compounds (taking German words apart), synonyms, analyser (texts to tokens)
    question  reading (what a typed text may mean in this catalogue, corrections), finder (search, then relax),
              highlight (where a text holds what was searched)
    answer    engine (one snapshot of built part and overlay per query), base (the built part), overlay (changes
              since), partial (joining both), postings and ranking (words), facets and bitmaps (filters),
              geography (places), vocabulary (completion, similar words), strings (sorted texts)
    disk      layout (generations, checksums, the switch), collecting and builder (offers to arrays)
    truth     oracle (the same answers by brute force, for tests and measurements)

A query runs on arrays that never change: the built part is mapped from a directory that is replaced as a whole, and
every batch of changes makes a new small snapshot beside it. Scores are whole numbers, so that every order is exact.
"""
