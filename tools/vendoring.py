"""Copy, subset and compress the assets of other projects; runs inside `.venv` because it needs fontTools and brotli."""

import gzip
import re
import shutil
import sys
from importlib import resources
from pathlib import Path

import brotli
from fontTools import subset

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600}
# Latin, Latin-1, Latin Extended-A, punctuation, super- and subscripts, euro, arrows and the few symbols of our pages.
CHARACTERS = "U+0020-007E,U+00A0-017F,U+0218-021B,U+1E9E,U+2010-2027,U+202F-203A,U+2070-2094,U+20AC,U+2116,U+2122,U+2190-2199,U+2212,U+2248,U+2260,U+2264-2265,U+25CF,U+2713"
COMPRESSED = {".css", ".js", ".svg"}
SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?: \*/)?\s*$")

FONT_FACE = """\
@font-face {{
  font-family: "Fira Sans";
  src: url("{file}") format("woff2");
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
}}
"""


def build(modules: Path, target: Path) -> None:
    """Fill `target` from the node_modules folder `modules`: kern/, fira-sans/, leaflet/, htmx/."""
    kern, leaflet = modules / "@kern-ux" / "native", modules / "leaflet"
    _copy_text(kern / "dist" / "kern.min.css", target / "kern" / "kern.min.css")
    _copy(kern / "LICENSE.md", target / "kern" / "LICENSE.md")
    _subset_fonts(kern / "dist" / "fonts" / "fira-sans", target / "fira-sans")
    for name in ("leaflet.js", "leaflet.css"):
        _copy_text(leaflet / "dist" / name, target / "leaflet" / name)
    for image in sorted((leaflet / "dist" / "images").glob("*.png")):
        _copy(image, target / "leaflet" / "images" / image.name)
    _copy(leaflet / "LICENSE", target / "leaflet" / "LICENSE")
    htmx = resources.files("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js"
    with resources.as_file(htmx) as file:
        _copy_text(file, target / "htmx" / "htmx.min.js")
    _compress(target)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _copy_text(source: Path, target: Path) -> None:
    """Copy without the pointer to a source map: we do not serve maps, and production storage would look for them."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(SOURCE_MAP.sub("\n", source.read_text(encoding="utf-8")), encoding="utf-8")


def _subset_fonts(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    faces = []
    for name, weight in WEIGHTS.items():
        file = f"fira-sans-{weight}.woff2"
        subset.main(
            [
                str(source / f"FiraSans-{name}.woff2"),
                f"--unicodes={CHARACTERS}",
                "--layout-features=kern,liga,locl,mark,mkmk,ccmp,tnum,sups,subs",
                "--flavor=woff2",
                "--no-hinting",
                "--no-recalc-timestamp",
                f"--output-file={target / file}",
            ]
        )
        faces.append(FONT_FACE.format(file=file, weight=weight))
    (target / "fira-sans.css").write_text("".join(faces), encoding="utf-8")


def _compress(folder: Path) -> None:
    """Write .gz and .br beside each text file; whitenoise serves them to browsers that accept them."""
    for file in sorted(folder.rglob("*")):
        if file.suffix not in COMPRESSED:
            continue
        content = file.read_bytes()
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
        file.with_name(file.name + ".br").write_bytes(brotli.compress(content, quality=11))


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
