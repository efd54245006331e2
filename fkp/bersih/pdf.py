"""PDF: its pages put into a new document, with what is seen on them and nothing that acts, hides or tells."""

import io
import logging
from collections.abc import Iterator
from typing import Any, cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from fkp.bersih.berkas import Bersih
from fkp.bersih.jp2 import tanpa_kotak_catatan
from fkp.bersih.jpeg import tanpa_catatan
from fkp.unggahan import PDF, Unggahan, UnggahanSalah

HALAMAN_TERBANYAK = 300
OBJEK_TERBANYAK = 100_000
"""Parts of one document; packed streams can hold more than anybody wrote by hand."""


def _kunci(kata: str) -> frozenset[str]:
    return frozenset(f"/{satu}" for satu in kata.split())


# ISO 32000-1:2008, tables 30 (page), 89 (image) and 95 (form): the entries that say how something looks.
_BOLEH = {
    "/Page": _kunci("Type MediaBox CropBox Rotate UserUnit Resources Contents Group"),
    "/Image": _kunci(
        "Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate "
        "SMask SMaskInData Matte Name Filter DecodeParms Length OC"
    ),
    "/Form": _kunci("Type Subtype FormType BBox Matrix Resources Group Name Filter DecodeParms Length OC"),
}
_TERLARANG = _kunci(
    "Metadata PieceInfo LastModified AF EF JS JavaScript AA OpenAction URI XFA OPI Ref Alternates Measure "
    "PtData StructParent StructParents CreatorInfo Creator Author"
)
"""What writes about its writer, runs, or leads out, wherever it stands."""
_BERTINDAK = _kunci("JavaScript Launch URI GoToR GoToE SubmitForm ImportData Rendition")
_TAK_TERCETAK = _kunci("Link Popup Text FileAttachment Sound Movie Screen 3D RichMedia")
"""Annotations that are not part of what the page shows, or that play something."""
_TERSEMBUNYI = 2 | 32
"""Flags of an annotation that nobody sees: Hidden, NoView (ISO 32000-1, table 165)."""
_CETAK = 4
_FOTO = {"/DCTDecode": tanpa_catatan, "/JPXDecode": tanpa_kotak_catatan}
"""By the filter of a picture what takes the notes out of it."""

# What is wrong with a stranger's file is said to the stranger; the log of the office need not fill with it.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def bersihkan_pdf(unggahan: Unggahan) -> Bersih:
    """The pages as they look, without scripts, actions, attachments, forms and what programs note about who
    wrote the file. Raises UnggahanSalah."""
    nama = unggahan.nama[:80]
    try:
        baca = PdfReader(io.BytesIO(unggahan.isi))
        if baca.is_encrypted:
            raise _terkunci(nama)
        if len(baca.pages) > HALAMAN_TERBANYAK:
            raise UnggahanSalah(
                f"“{nama}” lebih dari {HALAMAN_TERBANYAK} halaman. Unggah bagian yang membuktikan saja."
            )
        isi = _tulis(baca)
    except UnggahanSalah:
        raise
    except Exception:  # a stranger's bytes make the parser raise whatever it happens to trip over
        raise _tak_terbaca(nama) from None
    return Bersih(isi, PDF)


def periksa_pdf(unggahan: Unggahan) -> None:
    """Whether it opens and has a page. One that only forbids printing or copying opens without a password.
    Raises UnggahanSalah."""
    nama = unggahan.nama[:80]
    try:
        baca = PdfReader(io.BytesIO(unggahan.isi))
        if baca.is_encrypted and not baca.decrypt(""):
            raise _terkunci(nama)
        if not list(baca.pages):
            raise ValueError("tanpa halaman")
    except UnggahanSalah:
        raise
    except Exception:  # as above
        raise _tak_terbaca(nama) from None


def _terkunci(nama: str) -> UnggahanSalah:
    return UnggahanSalah(
        f"“{nama}” terkunci (bersandi atau dibatasi). Simpan ulang sebagai PDF tanpa kunci, lalu unggah lagi."
    )


def _tak_terbaca(nama: str) -> UnggahanSalah:
    return UnggahanSalah(
        f"“{nama}” tidak terbaca sebagai PDF. Buka di perangkat Anda, simpan ulang sebagai PDF, lalu unggah "
        "lagi."
    )


def _tulis(baca: PdfReader) -> bytes:
    """A new document of the cleaned pages. They are cleaned before they are copied: whatever was copied stays
    in the file, also when nothing leads to it any more."""
    halaman = list(baca.pages)
    if not halaman:
        raise ValueError("tanpa halaman")
    for satu in halaman:
        _sederhanakan(satu)
    lapisan = baca.root_object.get("/OCProperties")
    _bersihkan_semua([*halaman, lapisan])
    tulis = PdfWriter()
    for satu in halaman:
        tulis.add_page(satu)
    if lapisan is not None:
        # Which layers are shown: without it those that were switched off would appear.
        tulis.root_object[NameObject("/OCProperties")] = lapisan.clone(tulis)
    tulis.metadata = None
    wadah = io.BytesIO()
    tulis.write(wadah)
    return wadah.getvalue()


def _sederhanakan(halaman: PageObject) -> None:
    """Only what says how the page looks; what lies on it (a stamp, a filled field) as a plain stamp."""
    semua = _isi(halaman.get("/Annots"))
    catatan = ArrayObject(_cap(satu) for satu in semua if _tampak(satu)) if isinstance(semua, list) else None
    _sisakan(halaman, _BOLEH["/Page"])
    if catatan:
        halaman[NameObject("/Annots")] = catatan


def _tampak(catatan: Any) -> bool:
    isi = _isi(catatan)
    if not isinstance(isi, DictionaryObject) or _isi(isi.get("/Subtype")) in _TAK_TERCETAK:
        return False
    bendera = _isi(isi.get("/F", 0))
    sembunyi = isinstance(bendera, int) and bool(bendera & _TERSEMBUNYI)
    return not sembunyi and "/Rect" in isi and isinstance(_isi(_rupa(isi)), StreamObject)


def _rupa(isi: DictionaryObject) -> Any:
    """The appearance of an annotation now: of several (ticked, not ticked) the one that is chosen."""
    wajah = _isi(isi.get("/AP"))
    biasa = wajah.get("/N") if isinstance(wajah, DictionaryObject) else None
    beberapa = _isi(biasa)
    if isinstance(beberapa, DictionaryObject) and not isinstance(beberapa, StreamObject):
        return beberapa.get(_isi(isi.get("/AS")))
    return biasa


def _cap(catatan: Any) -> DictionaryObject:
    isi = cast(DictionaryObject, _isi(catatan))
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Stamp"),
            NameObject("/Rect"): isi.raw_get("/Rect"),
            NameObject("/F"): NumberObject(_CETAK),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): _rupa(isi)}),
        }
    )


def _bersihkan_semua(awal: list[Any]) -> None:
    """Clean everything that can be reached, however deep, each part once."""
    antre, dilihat = list(awal), set[int]()
    while antre:
        isi = _isi(antre.pop())
        if not isinstance(isi, DictionaryObject | ArrayObject) or id(isi) in dilihat:
            continue
        dilihat.add(id(isi))
        if len(dilihat) > OBJEK_TERBANYAK:
            raise ValueError("terlalu banyak bagian")
        if isinstance(isi, DictionaryObject):
            _bersihkan_satu(isi)
        antre.extend(_anak(isi))


def _bersihkan_satu(isi: DictionaryObject) -> None:
    jenis = _isi(isi.get("/Subtype"))
    if _isi(isi.get("/S")) in _BERTINDAK or _isi(isi.get("/Type")) in ("/Filespec", "/EmbeddedFile"):
        isi.clear()
    if isinstance(isi, StreamObject):
        if jenis in ("/Image", "/Form"):
            _sisakan(isi, _BOLEH[jenis])
        elif jenis == "/PS":
            isi._data = b""
        # The bytes of a stream may lie in another file: not in ours.
        for kunci in ("/F", "/FFilter", "/FDecodeParms"):
            isi.pop(kunci, None)
        if jenis == "/Image":
            _bersihkan_foto(isi)
    for kunci in _TERLARANG & isi.keys():
        del isi[kunci]


def _bersihkan_foto(gambar: StreamObject) -> None:
    """A photograph inside a page keeps the notes of its camera unless they are taken out of its bytes."""
    saring = _isi(gambar.get("/Filter"))
    nama = [_isi(satu) for satu in saring] if isinstance(saring, list) else [saring]
    bersih = _FOTO.get(nama[-1])
    if bersih is None:
        return
    # Every filter before the last is undone; the last one is the picture itself.
    gambar._data = bersih(gambar._data if len(nama) == 1 else gambar.get_data())
    gambar[NameObject("/Filter")] = NameObject(nama[-1])
    if len(nama) > 1:
        gambar.pop("/DecodeParms", None)


def _sisakan(isi: DictionaryObject, boleh: frozenset[str]) -> None:
    for kunci in [kunci for kunci in isi if kunci not in boleh]:
        del isi[kunci]


def _anak(isi: PdfObject) -> Iterator[Any]:
    yield from isi.values() if isinstance(isi, DictionaryObject) else cast(ArrayObject, isi)


def _isi(objek: Any) -> Any:
    """What a reference stands for; anything else is itself."""
    return objek.get_object() if isinstance(objek, IndirectObject) else objek
