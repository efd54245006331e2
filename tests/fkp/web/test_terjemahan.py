"""The English interface says everything that the Indonesian one says."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import fkp

ROOT = Path(fkp.__file__).parent.parent
KATALOG = ROOT / "fkp" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
KATA = {"_": None, "gettext": None, "ngettext": (1, 2), "l_": None, "lazy_gettext": None}
TEMPAT = re.compile(r"%\((\w+)\)[a-z]")

Id = str | tuple[str, ...]


def in_the_source() -> set[Id]:
    """Every message that a page or a sentence of the program asks for."""
    cara = [("fkp/**.py", "python"), ("templates/**.html", "jinja2")]
    pesan: set[Id] = set()
    for folder in ("fkp", "templates"):
        for _berkas, _baris, isi, _catatan, _konteks in extract_from_dir(
            str(ROOT / folder), [(pola.split("/", 1)[1], c) for pola, c in cara], keywords=KATA
        ):
            pesan.add(isi if isinstance(isi, str) else tuple(isi))
    return pesan


def catalogue() -> Catalog:
    with KATALOG.open("rb") as file:
        return read_po(file, locale="en")


def test_every_sentence_has_an_english_one() -> None:
    ada = {m.id if isinstance(m.id, str) else tuple(m.id) for m in catalogue() if m.id and m.string}
    sumber = in_the_source()
    assert len(sumber) > 500
    assert sumber - ada == set()


def test_the_catalogue_holds_nothing_that_nobody_says_any_more() -> None:
    ada = {m.id if isinstance(m.id, str) else tuple(m.id) for m in catalogue() if m.id}
    assert ada - in_the_source() == set()


def test_translations_name_the_same_places_as_their_source() -> None:
    for m in catalogue():
        if not m.id:
            continue
        asal = m.id if isinstance(m.id, str) else m.id[-1]
        hasil = [m.string] if isinstance(m.string, str) else m.string
        for satu in hasil:
            assert set(TEMPAT.findall(satu)) <= set(TEMPAT.findall(asal)), asal
        assert set(TEMPAT.findall(hasil[-1])) == set(TEMPAT.findall(asal)), asal
