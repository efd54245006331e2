import unicodedata
from dataclasses import replace
from random import Random

import pytest

from fkp.dokumen.laporan import (
    Bagian,
    Bentuk,
    Fakta,
    Kolom,
    Paragraf,
    Poin,
    Tabel,
    TandaTangan,
)
from tests.fkp.dokumen import contoh
from tests.fkp.dokumen.baca_pdf import baca, teks


def test_text_that_looks_like_markup_is_printed_as_written():
    baris = [
        '#import "x": *',
        "*tebal* _miring_ $x^2$ <b> @ref `kode` ~ // komentar /* ini */ #[a]",
        r"C:\berkas\baru",
        '=HYPERLINK("http://x.example")',
        "= Bukan judul",
        "--- ' \" ...",
    ]
    blok = [Paragraf(satu) for satu in baris]
    isi = teks(baca(contoh.laporan(bagian=(Bagian(baris[1], (*blok, Poin(tuple(baris)))),))))
    for satu in baris:
        assert isi.count(satu) >= 2, satu


def test_what_no_font_can_draw_is_named():
    sel = "Bagus 😀👍🏽 漢 \U000f0000 👨\u200d👩 🇮🇩 1️⃣\x00\x07"
    isi = teks(baca(contoh.lembar(Bentuk.LEMBAR, Paragraf(sel), Tabel("😀", (Kolom("漢"),), [("😀",)]))))
    assert (
        "Bagus [GRINNING FACE][THUMBS UP SIGN] [CJK UNIFIED IDEOGRAPH-6F22] [U+F0000] [MAN]+[WOMAN] [ID] 1"
        in isi
    )


@pytest.mark.parametrize(
    "tulisan",
    [
        "الخدمة جيدة جدا",
        "תודה רבה",
        "q\u0301\u20dd\u0489 a\u0300",
        "ع\u0301\u20dd",
        "\u2003\u3000\u00ad\ufeff",
        "\u202eterbalik\u2066",
        "\ud800",
        "نَصّ مع إشارة 😀",
        "x\u200by\u200dz\u200c",
    ],
)
def test_no_text_stops_the_document(tulisan):
    laporan = contoh.lembar(
        Bentuk.LEMBAR, Paragraf(tulisan), Fakta(((tulisan, tulisan),)), TandaTangan(*[tulisan] * 4)
    )
    assert len(
        baca(
            replace(laporan, judul=f"Judul {tulisan}", kop=(tulisan,), tanda_air=tulisan, penyusun=tulisan)
        ).pages
    )


def test_any_mixture_of_scripts_and_marks_is_printed():
    acak = Random(3)
    huruf = [chr(n) for n in (*range(0x20, 0xD800), *range(0xE000, 0x1FBFF))]
    tanda = [h for h in huruf if unicodedata.category(h) in ("Mn", "Mc", "Me", "Cf", "Co")]
    tulisan = ["".join(acak.choice(huruf) + acak.choice(tanda) for _ in range(12)) for _ in range(40)]
    tulisan += ["".join(acak.choice("aאعबՆ✓") + acak.choice(tanda) for _ in range(12)) for _ in range(40)]
    pdf = baca(
        contoh.lembar(Bentuk.LEMBAR, *map(Paragraf, tulisan), Bagian(tulisan[0], ()), Paragraf("Akhir."))
    )
    assert "Akhir." in teks(pdf)
