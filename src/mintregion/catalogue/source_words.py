"""Compares the words of a source with our own, so that a page repeats them only when they say something else."""

import re

# What handbook and slides shorten; both sides are compared in lower case.
ABBREVIATIONS = {
    "min.": "minuten",
    "std.": "stunden",
    "max.": "höchstens",
    "mind.": "mindestens",
    "gym.": "gymnasium",
    "kl.": "klasse",
}


def said_otherwise(as_written: str, *in_german: str) -> bool:
    """Tell whether the words of the source differ from every way in which we say the same in German.

    Abbreviations, dashes, quotation marks and spaces make no difference: "60-90 Min." is "60–90 Minuten".
    """
    return bool(as_written.strip()) and _bare(as_written) not in {_bare(text) for text in in_german}


def _bare(text: str) -> str:
    lowered = text.casefold()
    for short, full in ABBREVIATIONS.items():
        lowered = lowered.replace(short, full)
    return re.sub(r"\W", "", lowered)
