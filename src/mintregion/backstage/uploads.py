"""The one place that looks at uploaded files: checks them, cleans them, names them, stores them."""

import secrets
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mintregion.backstage import sandbox
from mintregion.backstage.pictures import MOST_PIXELS, WIDTHS, recode

LARGEST_PICTURE = 8 * 1024 * 1024
REFUSALS = {
    "format": _("This is not a JPEG, PNG or WebP picture. Please save it in one of these formats."),
    "pixels": _("The picture has more than %(millions)d million pixels. Please make it smaller."),
    "damaged": _("The picture is damaged. Please save it again and choose the new file."),
}


class Picture(ContentFile):  # type: ignore[type-arg]  # takes none at run time
    """A cleaned picture: the widest rendition as the file itself, under a name made by us, and the others."""

    def __init__(self, renditions: tuple[bytes, ...]) -> None:
        super().__init__(renditions[-1], name=f"{secrets.token_hex(16)}.webp")
        self.renditions = dict(zip(WIDTHS, renditions, strict=True))


def clean_picture(upload: UploadedFile) -> Picture:
    """Check an uploaded picture and write it anew; raise ValidationError with what to do instead."""
    if (upload.size or 0) > LARGEST_PICTURE:
        raise ValidationError(
            _("The picture is larger than %(megabytes)d MB. Please make it smaller."),
            code="size",
            params={"megabytes": LARGEST_PICTURE // 1024**2},
        )
    try:
        recoded = sandbox.run(recode, upload.read(), cpu_seconds=20, memory_mb=700, wall_seconds=40)
    except sandbox.SandboxFailed:
        raise ValidationError(REFUSALS["damaged"], code="damaged") from None
    if recoded.refusal:
        params = {"millions": MOST_PIXELS // 1_000_000}
        raise ValidationError(REFUSALS[recoded.refusal], code=recoded.refusal, params=params)
    return Picture(recoded.renditions)


def rendition_name(name: str, width: int) -> str:
    """Name under which the rendition of a stored picture is kept; raise KeyError for a width we do not make."""
    if width not in WIDTHS:
        raise KeyError(width)
    return name if width == WIDTHS[-1] else f"{name.removesuffix('.webp')}-{width}.webp"


def store_renditions(picture: Picture, name: str) -> None:
    """Store the narrow renditions beside the picture stored as `name`."""
    for width in WIDTHS[:-1]:
        default_storage.save(rendition_name(name, width), ContentFile(picture.renditions[width]))


def delete_picture(name: str) -> None:
    """Delete a stored picture with its renditions once the transaction has succeeded."""
    if name:
        for width in WIDTHS:
            transaction.on_commit(partial(default_storage.delete, rendition_name(name, width)))


class PictureInput(forms.ClearableFileInput):
    """A file field that does not link to the stored file: files are only served by views that check rights."""

    template_name = "backstage/picture_input.html"


class PictureField(forms.FileField):
    """A form field for one picture; its value is a cleaned `Picture`, the stored file, or False to remove it."""

    widget = PictureInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Clean what was uploaded."""
        upload = super().clean(data, initial)
        return clean_picture(upload) if isinstance(upload, UploadedFile) else upload
