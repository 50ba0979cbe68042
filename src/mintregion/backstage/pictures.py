"""Turns an uploaded picture into the two files we serve; runs inside the sandbox.

What comes out holds nothing of the upload but its pixels: no position of the camera, no name of its
owner, no second format hidden behind the first.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
#: Widths of the renditions in pixels; a picture is never made larger than it is.
WIDTHS = (640, 1600)
QUALITY = 82


@dataclass(frozen=True)
class Recoded:
    """The renditions as WebP files in the order of WIDTHS, or why there are none."""

    renditions: tuple[bytes, ...] = ()
    refusal: str = ""


def recode(content: bytes) -> Recoded:
    """Read a picture and write its renditions. `refusal` is "format", "pixels" or "damaged"."""
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Recoded(refusal="format")
    if picture.width * picture.height > MOST_PIXELS:
        return Recoded(refusal="pixels")
    try:
        return Recoded(_renditions(picture))
    except (OSError, ValueError, SyntaxError):
        return Recoded(refusal="damaged")


def _renditions(picture: Image.Image) -> tuple[bytes, ...]:
    """From the largest to the smallest, each made of the one before."""
    picture.draft("RGB", (max(WIDTHS), max(WIDTHS)))  # JPEG only: decodes no more than is needed
    made: list[bytes] = []
    for width in sorted(WIDTHS, reverse=True):
        picture.thumbnail((width, width), reducing_gap=2.0)
        if not made:
            picture = _upright_in_colour(picture)
        made.append(_webp(picture))
    return tuple(reversed(made))


def _upright_in_colour(picture: Image.Image) -> Image.Image:
    """Turn it as the camera was held, which only its metadata knew; keep transparency."""
    turned = ImageOps.exif_transpose(picture)
    return turned.convert("RGBA" if turned.has_transparency_data else "RGB")


def _webp(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "WEBP", quality=QUALITY, method=4, exif=b"", icc_profile=b"", xmp=b"")
    return target.getvalue()
