"""Looking into a DOCX that someone sends, before anything opens it: what may not be in a template."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from fkp.dokumen.docx.isian import TemplatSalah

TERBESAR = 5 * 1024 * 1024
TERBUKA = 40 * 1024 * 1024
"""Bytes of a template, and of its parts once unpacked: a few kilobytes can hold gigabytes of zeros."""
BAGIAN_TERBANYAK = 500
BADAN = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Fields that fetch something when Word updates them (ECMA-376-1, 17.16.5), and their kin for data exchange.
_MENGAMBIL = re.compile(
    r"^\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDEAUTO|DDE|RD|DATABASE)\b", re.I
)
_MAKRO = "Templat memuat makro (.docm). Simpan sebagai Dokumen Word (.docx) biasa, lalu unggah lagi."


def periksa_paket(isi: bytes) -> None:
    """Refuse what is no plain DOCX or would reach outside: raises TemplatSalah with a sentence."""
    if len(isi) > TERBESAR:
        raise TemplatSalah("Templat lebih besar dari 5 MB. Kecilkan gambar kopnya, lalu unggah lagi.")
    if isi.startswith(_OLE):
        raise TemplatSalah(
            "Berkas ini terkunci kata sandi atau berbentuk Word lama (.doc). Buka kuncinya, simpan sebagai "
            "Dokumen Word (.docx), lalu unggah lagi."
        )
    bukan = "Berkas ini bukan dokumen Word (.docx). Simpan sebagai .docx dari Word atau LibreOffice."
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as zip_:
            daftar = zip_.infolist()
            _periksa_ukuran(daftar)
            if BADAN not in zip_.namelist() or "[Content_Types].xml" not in zip_.namelist():
                raise TemplatSalah(bukan)
            for satu in daftar:
                _periksa_bagian(satu.filename, zip_.read(satu))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise TemplatSalah(bukan) from None


def _periksa_ukuran(daftar: list[zipfile.ZipInfo]) -> None:
    if len(daftar) > BAGIAN_TERBANYAK or sum(satu.file_size for satu in daftar) > TERBUKA:
        raise TemplatSalah(
            "Isi berkas ini terlalu besar setelah dibuka. Buat templat yang hanya memuat kop dan {{ isi }}."
        )
    nama = [satu.filename.lower() for satu in daftar]
    if len(set(nama)) < len(nama):
        raise TemplatSalah("Berkas ini rusak: ada bagian yang tersimpan dua kali. Simpan ulang dari Word.")
    if any(satu.endswith("vbaproject.bin") for satu in nama):
        raise TemplatSalah(_MAKRO)
    tertanam = [satu for satu in nama if re.search(r"/(embeddings|activex)/", satu)]
    if tertanam:
        raise TemplatSalah(f"Templat memuat objek tertanam ({tertanam[0]}). Hapus objek itu dari dokumen.")


def _periksa_bagian(nama: str, isi: bytes) -> None:
    if not nama.lower().endswith((".xml", ".rels")):
        return
    try:
        akar = etree.fromstring(isi, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise TemplatSalah(
            f"Berkas ini rusak: bagian {nama} tidak terbaca. Simpan ulang dari Word."
        ) from None
    if akar.getroottree().docinfo.internalDTD is not None:
        raise TemplatSalah(f"Bagian {nama} memuat deklarasi XML yang tidak ada di dokumen Word biasa.")
    # Text that is no markup but looks like it keeps the filling of a template busy for hours.
    if nama.startswith("word/") and (b"<!--" in isi or b"<![CDATA[" in isi or _catatan(akar)):
        raise TemplatSalah(f"Bagian {nama} memuat komentar XML, yang tidak ada di dokumen Word biasa.")
    if nama == "[Content_Types].xml":
        _periksa_jenis(akar)
    elif nama.lower().endswith(".rels"):
        _periksa_tautan(akar)
    else:
        _periksa_bidang(nama, akar)


def _catatan(akar: etree._Element) -> bool:
    return next(akar.iter(etree.Comment), None) is not None


def _periksa_jenis(akar: etree._Element) -> None:
    jenis = [satu.get("ContentType", "") for satu in akar]
    if any("macroEnabled" in satu or "vbaProject" in satu for satu in jenis):
        raise TemplatSalah(_MAKRO)
    if any("wordprocessingml.template" in satu for satu in jenis):
        raise TemplatSalah("Berkas ini Templat Word (.dotx). Simpan sebagai Dokumen Word (.docx).")
    if not any("wordprocessingml.document.main+xml" in satu for satu in jenis):
        raise TemplatSalah("Berkas ini bukan dokumen Word (.docx). Simpan sebagai .docx dari Word.")
    for satu in akar:
        # What is XML by its kind but not by its name would be opened without having been looked at.
        nama = satu.get("PartName") or f".{satu.get('Extension', '')}"
        xml = (
            satu.get("ContentType", "").startswith("application/")
            and satu.get("ContentType", "")[-3:] == "xml"
        )
        if xml and not nama.lower().endswith((".xml", ".rels")):
            raise TemplatSalah(
                f"Berkas ini memuat bagian XML dengan nama yang tidak lazim ({nama[:80]}). Simpan ulang dari "
                "Word."
            )


def _periksa_tautan(akar: etree._Element) -> None:
    """A link that someone follows may stay; what is fetched when the document opens tells a stranger who
    reads it, and when."""
    for satu in akar:
        jenis = satu.get("Type", "").rpartition("/")[2]
        sasaran = satu.get("Target", "")
        if jenis == "vbaProject":
            raise TemplatSalah(_MAKRO)
        if jenis == "aFChunk":
            raise TemplatSalah(f"Templat memuat dokumen lain di dalamnya ({sasaran}). Tempelkan isinya saja.")
        if satu.get("TargetMode") == "External" and jenis != "hyperlink":
            apa = {"image": "gambar dari luar", "attachedTemplate": "templat lain"}.get(jenis, jenis)
            raise TemplatSalah(
                f"Templat mengambil {apa}: {sasaran[:200]}. Setiap pembaca akan membukanya tanpa tahu. "
                "Sisipkan gambar ke dalam dokumen, atau lepaskan tautannya, lalu unggah lagi."
            )


def _periksa_bidang(nama: str, akar: etree._Element) -> None:
    for perintah in _perintah(akar):
        # An "if" or a comment of a template could put together a field that nobody reads here.
        if "{" in perintah or "}" in perintah:
            raise TemplatSalah(
                f"Templat memuat kurung kurawal di dalam bidang Word di {nama}: {perintah.strip()[:120]}. "
                "Tulis {{ … }} di luar bidang."
            )
        if _MENGAMBIL.match(perintah):
            raise TemplatSalah(
                f"Templat memuat bidang yang mengambil isi dari luar di {nama}: {perintah.strip()[:120]}. "
                "Hapus bidang itu dari dokumen."
            )


def _perintah(akar: etree._Element) -> Iterator[str]:
    """What each field asks for; Word may spread one over several runs."""
    yield from (satu.get(f"{_W}instr", "") for satu in akar.iter(f"{_W}fldSimple"))
    terkumpul: list[str] = []
    for satu in akar.iter(f"{_W}fldChar", f"{_W}instrText"):
        if satu.tag == f"{_W}instrText":
            terkumpul.append(satu.text or "")
        elif terkumpul:
            yield "".join(terkumpul)
            terkumpul = []
    if terkumpul:
        yield "".join(terkumpul)
