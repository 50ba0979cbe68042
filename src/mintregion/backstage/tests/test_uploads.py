"""Of an uploaded picture nothing is kept but its pixels, and everything else is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mintregion.backstage import uploads
from mintregion.backstage.pictures import Recoded, recode

SECRET = b"zz-secret-zz"


def picture(size: tuple[int, int] = (40, 20), form: str = "JPEG", mode: str = "RGB", **options) -> bytes:
    """A picture as a file."""
    target = BytesIO()
    Image.new(mode, size, 1 if mode in "LP" else "teal").save(target, form, **options)
    return target.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def upload(content: bytes, name: str = "picture.jpg", declared: str = "image/jpeg") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, declared)


def opened(content: bytes) -> Image.Image:
    """A cleaned rendition, loaded."""
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_written_anew_as_webp(form: str) -> None:
    renditions = recode(picture(form=form)).renditions

    assert [opened(content).format for content in renditions] == ["WEBP", "WEBP"]


def test_a_wide_picture_becomes_both_widths_and_a_small_one_stays_small() -> None:
    wide = recode(picture((3000, 1500))).renditions
    small = recode(picture((300, 100))).renditions

    assert [opened(content).size for content in wide] == [(640, 320), (1600, 800)]
    assert [opened(content).size for content in small] == [(300, 100), (300, 100)]


def test_the_name_of_the_file_is_made_by_us() -> None:
    names = [
        uploads.clean_picture(upload(picture(), "../../../etc/passwd\x00.php")).name for _round in range(2)
    ]

    assert [len(name) for name in names] == [37, 37]
    assert all(name.endswith(".webp") for name in names)
    assert names[0] != names[1]


def test_nothing_of_the_metadata_is_kept() -> None:
    exif = Image.Exif()
    exif[0x9286] = SECRET  # user comment
    exif.get_ifd(0x8825)[1] = "N"  # position of the camera
    content = picture(exif=exif, comment=SECRET, icc_profile=SECRET) + SECRET

    cleaned = uploads.clean_picture(upload(content))

    assert content.count(SECRET) >= 3
    for rendition in cleaned.renditions.values():
        assert SECRET not in rendition
        assert set(opened(rendition).info) <= {"background", "loop", "timestamp", "duration"}


def test_a_picture_is_turned_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter

    renditions = recode(picture((40, 20), exif=exif)).renditions

    assert [opened(content).size for content in renditions] == [(20, 40), (20, 40)]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_every_sort_of_png_can_be_read(mode: str) -> None:
    target = BytesIO()
    Image.new(mode, (10, 10)).save(target, "PNG")

    narrow, _wide = recode(target.getvalue()).renditions

    assert opened(narrow).size == (10, 10)


def test_transparency_is_kept() -> None:
    target = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(target, "PNG")

    assert [opened(content).mode for content in recode(target.getvalue()).renditions] == ["RGBA", "RGBA"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "format"),
        (b"not a picture", "format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "format"),
        (picture(form="GIF"), "format"),
        (b"GIF89a/*" + picture(form="GIF")[8:] + b"*/=1;alert(1)//", "format"),
        (picture(form="BMP"), "format"),
        (picture(form="TIFF"), "format"),
        (picture(form="PDF"), "format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "format"),
        (picture((400, 400))[:900], "damaged"),
        (picture(form="PNG")[:60], "damaged"),
        (picture(form="WEBP")[:30], "format"),
    ],
    ids=[
        "empty",
        "text",
        "svg",
        "gif",
        "gif-and-script",
        "bmp",
        "tiff",
        "pdf",
        "eps",
        "jpeg-cut",
        "png-cut",
        "webp-cut",
    ],
)
def test_what_is_not_a_whole_picture_of_three_formats_is_refused(content: bytes, code: str) -> None:
    assert recode(content) == Recoded(refusal=code)


def test_the_content_decides_and_not_what_the_file_calls_itself() -> None:
    with pytest.raises(ValidationError) as caught:
        uploads.clean_picture(upload(picture(form="GIF"), "picture.jpg", "image/jpeg"))

    assert caught.value.code == "format"
    assert uploads.clean_picture(upload(picture(), "picture.gif", "image/gif")).size > 0


def test_40_million_pixels_are_accepted_and_one_row_more_is_refused() -> None:
    accepted = uploads.clean_picture(upload(bomb(10_000, 4_000)))

    assert opened(accepted.renditions[640]).size == (640, 256)
    assert recode(bomb(10_000, 4_001)) == Recoded(refusal="pixels")


def test_a_bomb_of_400_million_pixels_is_refused() -> None:
    with pytest.raises(ValidationError):
        uploads.clean_picture(upload(bomb(20_000, 20_000)))


def test_8_megabytes_are_accepted_and_one_byte_more_is_refused() -> None:
    full = picture().ljust(uploads.LARGEST_PICTURE, b"\x00")

    uploads.clean_picture(upload(full))
    with pytest.raises(ValidationError) as caught:
        uploads.clean_picture(upload(full + b"\x00"))

    assert caught.value.code == "size"


def test_the_renditions_have_names_of_their_own() -> None:
    assert uploads.rendition_name("offers/a.webp", 1600) == "offers/a.webp"
    assert uploads.rendition_name("offers/a.webp", 640) == "offers/a-640.webp"
    with pytest.raises(KeyError):
        uploads.rendition_name("offers/a.webp", 641)
