"""An office's own DOCX template: what it decides, and what it may not do."""

import io
import zipfile

import pytest
from docx.shared import Pt

from fkp.dokumen.docx import write_docx
from fkp.dokumen.docx.dasar import templat_baku
from fkp.dokumen.docx.isian import TemplatSalah
from fkp.dokumen.docx.periksa import periksa_templat
from tests.fkp.dokumen.baca_docx import badan, buka, templat, ubah
from tests.fkp.dokumen.contoh import KODE, laporan


def test_the_letterhead_and_the_letters_of_an_office_win():
    kop = templat(
        "Nomor: {{ kode }}", "{{ isi }}", "Tembusan", kepala="DINAS {{ unit }}", huruf="Courier New"
    )
    periksa_templat(kop)
    dokumen = buka(write_docx(laporan(), kop))
    teks = [p.text for p in dokumen.paragraphs]
    assert teks[0] == f"Nomor: {KODE}"
    assert teks[-1] == "Tembusan"
    assert dokumen.sections[0].header.paragraphs[0].text == "DINAS Dinas Layanan Umpama"
    (bab, *_lain) = [
        p for p in dokumen.paragraphs if p.text == "BAB I PENDAHULUAN" and "toc" not in p.style.name.lower()
    ]
    assert (bab.style.font.name, bab.style.font.size) == ("Courier New", Pt(17))
    assert dokumen.styles["Laporan Tabel"].base_style.name == "Normal"


def test_a_template_of_word_in_indonesian_keeps_its_heading_styles():
    def sunting(isi: bytes) -> bytes:
        return isi.replace(b'w:styleId="Heading1"', b'w:styleId="Judul1"').replace(b'"Heading1"', b'"Judul1"')

    isi = write_docx(laporan(), ubah(templat(), "word/styles.xml", sunting))
    assert '<w:pStyle w:val="Judul1"/>' in badan(isi)


def test_a_condition_drops_what_a_draft_does_not_have():
    kop = templat("{% if kode %}Kode {{ kode }}{% endif %}", "{{ isi }}")
    periksa_templat(kop)
    assert buka(write_docx(laporan(bukti=None), kop)).paragraphs[0].text == ""


def test_our_own_template_is_accepted_and_always_the_same():
    periksa_templat(templat_baku())
    templat_baku.cache_clear()
    assert templat_baku() == templat_baku.__wrapped__()


RELS = b"</Relationships>"
LUAR = b'<Relationship Id="rId99" Type="http://x/relationships/%s" Target="%s" TargetMode="External"/>'


def berhubungan(jenis: bytes, sasaran: bytes) -> bytes:
    return ubah(
        templat(),
        "word/_rels/document.xml.rels",
        lambda isi: isi.replace(RELS, LUAR % (jenis, sasaran) + RELS),
    )


def bidang(perintah: str) -> bytes:
    pecah = "".join(f"<w:r><w:instrText>{satu}</w:instrText></w:r>" for satu in (perintah[:4], perintah[4:]))
    awal, akhir = (f'<w:r><w:fldChar w:fldCharType="{satu}"/></w:r>' for satu in ("begin", "end"))
    isi = f"<w:p>{awal}{pecah}{akhir}</w:p>"
    return ubah(
        templat(), "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", isi.encode() + b"<w:sectPr", 1)
    )


TIDAK_BOLEH = {
    "bukan zip": (b"PDF", "bukan dokumen Word"),
    "zip lain": (ubah(templat(), "", None)[:400], "bukan dokumen Word"),
    "kata sandi": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "terkunci kata sandi"),
    "terlalu besar": (bytes(5 * 1024 * 1024 + 1), "lebih besar dari 5 MB"),
    "makro": (
        ubah(templat(), "", None, word__vbaProject__bin=b"x").replace(b"vbaProject/bin", b"vbaProject.bin"),
        "makro",
    ),
    "tanpa isi": (templat("Hanya kop"), "tidak memuat {{ isi }}"),
    "isi dua kali": (templat("{{ isi }}", "{{ isi }}"), "lebih dari sekali"),
    "isi tidak sendirian": (templat("Laporan: {{ isi }}"), "sendirian di paragrafnya"),
    "isi di kepala": (templat("{{ isi }}", kepala="{{ isi }}"), "Pindahkan ke badan surat"),
    "nama tak dikenal": (templat("{{ isi }}", "{{ nama_bupati }}"), "{{ nama_bupati }}, yang tidak dikenal"),
    "nama tak dikenal di kepala": (templat("{{ isi }}", kepala="{{ bupati }}"), "Di kepala halaman: "),
    "tidak ditutup": (templat("{{ isi }}", "Nomor {{ kode"), "di dekat “Nomor {{ kode"),
    "if tidak ditutup": (templat("{{ isi }}", "{% if kode %}Nomor"), "tidak lengkap"),
    "kode": (templat("{{ isi }}", "{{ judul.__class__.__mro__ }}"), "hanya boleh memuat nama"),
    "pengulangan": (
        templat("{{ isi }}", "{% for a in judul %}{{ a }}{% endfor %}"),
        "hanya boleh memuat nama",
    ),
    "hitungan": (templat("{{ isi }}", "{{ 9**9**9 }}"), "hanya boleh memuat nama"),
    "penyaring": (templat("{{ isi }}", "{{ judul|upper }}"), "hanya boleh memuat nama"),
    "gambar dari luar": (
        berhubungan(b"image", b"https://lacak.example/a.png"),
        "https://lacak.example/a.png",
    ),
    "templat lain": (berhubungan(b"attachedTemplate", b"file:///C:/x.dotm"), "templat lain"),
    "dokumen lain": (berhubungan(b"aFChunk", b"x.html"), "dokumen lain"),
    "bidang pengambil": (bidang("INCLUDEPICTURE https://lacak.example/a.png"), "mengambil isi dari luar"),
    "bidang pengambil dirakit isian": (
        bidang("{% if judul %}INCLUDE{% endif %}PICTURE https://lacak.example/a.png"),
        "kurung kurawal di dalam bidang",
    ),
    "bidang pengambil dirakit komentar": (
        bidang("INC{# #}LUDEPICTURE a.png"),
        "kurung kurawal di dalam bidang",
    ),
    "xml bernama lain": (
        ubah(
            templat(),
            "[Content_Types].xml",
            lambda isi: isi.replace(
                b"</Types>",
                b'<Override PartName="/word/kaki.bin" ContentType="application/vnd.openxmlformats-'
                b'officedocument.wordprocessingml.footer+xml"/></Types>',
            ),
        ),
        "/word/kaki.bin",
    ),
    "makro bernama lain": (berhubungan(b"vbaProject", b"x.bin"), "makro"),
    "makro tersamar": (
        ubah(
            templat(),
            "[Content_Types].xml",
            lambda isi: isi.replace(
                b"</Types>", b'<Default Extension="q" ContentType="x.macro&#69;nabled"/></Types>'
            ),
        ),
        "makro",
    ),
    "komentar xml": (
        ubah(templat(), "word/settings.xml", lambda isi: isi + b"<!-- <w:p {%p x %} -->"),
        "komentar XML",
    ),
    "dde": (bidang(" DDEAUTO c:\\\\cmd.exe"), "mengambil isi dari luar"),
    "entitas": (
        ubah(templat(), "word/settings.xml", lambda _isi: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "deklarasi XML",
    ),
    "entitas utf-16": (
        ubah(
            templat(),
            "word/settings.xml",
            lambda _isi: '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode(
                "utf-16"
            ),
        ),
        "deklarasi XML",
    ),
    "xml rusak": (ubah(templat(), "word/styles.xml", lambda isi: isi[:500]), "word/styles.xml tidak terbaca"),
    "objek tertanam": (ubah(templat(), "", None, word__embeddings__a=b"x"), "objek tertanam"),
    "tanpa hubungan": (
        ubah(templat(), "word/_rels/document.xml.rels", lambda _isi: b"<a/>"),
        "tidak dapat diisi",
    ),
    "dotx": (
        ubah(
            templat(),
            "[Content_Types].xml",
            lambda isi: isi.replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main"),
        ),
        "(.dotx)",
    ),
    "excel": (ubah(templat(), "[Content_Types].xml", lambda _isi: b"<Types/>"), "bukan dokumen Word"),
}


@pytest.mark.parametrize("nama", TIDAK_BOLEH)
def test_a_template_that_may_not_be_used_is_refused_with_the_reason(nama):
    isi, kalimat = TIDAK_BOLEH[nama]
    with pytest.raises(TemplatSalah) as galat:
        periksa_templat(isi)
    assert kalimat in galat.value.pesan
    assert galat.value.pesan.endswith(".")


def test_a_package_that_unpacks_to_gigabytes_is_refused_unopened():
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as paket:
        for i in range(5):
            paket.writestr(f"word/a{i}.xml", bytes(10 * 1024 * 1024))
    assert len(isi.getvalue()) < 100_000
    with pytest.raises(TemplatSalah, match="terlalu besar setelah dibuka"):
        periksa_templat(isi.getvalue())


def test_a_link_that_a_reader_follows_may_stay():
    periksa_templat(berhubungan(b"hyperlink", b"https://dinas.example"))


def test_a_template_that_was_never_checked_still_runs_no_code():
    with pytest.raises(TemplatSalah):
        write_docx(laporan(), templat("{{ isi }}", "{{ cycler.__init__.__globals__ }}"))
