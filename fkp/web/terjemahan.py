"""Translations: the catalogues are text (``.po``) and are compiled once into the data folder."""

import hashlib
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SUMBER = Path(__file__).parent.parent / "translations"


def siapkan(data: Path) -> Path:
    """Compile every catalogue and return the folder that Flask-Babel reads. A catalogue that did not
    change since the last start is not compiled again: its folder carries the hash of its text."""
    katalog = sorted(SUMBER.glob("*/LC_MESSAGES/*.po"))
    sidik = hashlib.sha256(b"".join(p.read_bytes() for p in katalog)).hexdigest()[:10]
    folder = data / "terjemahan" / sidik
    for po in katalog:
        mo = folder / po.relative_to(SUMBER).with_suffix(".mo")
        if not mo.exists():
            mo.parent.mkdir(parents=True, exist_ok=True)
            isi = io.BytesIO()
            with po.open("rb") as file:
                write_mo(isi, read_po(file, locale=po.parent.parent.name))
            mo.write_bytes(isi.getvalue())
    return folder
