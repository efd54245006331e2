"""Documents as a page: one file that asks nothing of anyone, and the same blocks inside a page of ours."""

import re
from decimal import Decimal
from itertools import pairwise

import html5lib
import pytest
from flask import Flask, render_template_string
from jinja2 import StrictUndefined

from fkp.dokumen.html import write_html
from fkp.dokumen.laporan import Bagian, Batang, ButirBatang, Garis, Kolom, Laporan, Paragraf, Tabel
from fkp.dokumen.tampilan import TEMPLAT, init_tampilan, svg_of
from tests.fkp.dokumen.contoh import ALAMAT, SAAT, batang, garis, laporan

H = "{http://www.w3.org/1999/xhtml}"
S = "{http://www.w3.org/2000/svg}"


def baca(html: str):
    return html5lib.HTMLParser(strict=False).parse(html)


def teks(elemen) -> str:
    return " ".join("".join(elemen.itertext()).split())


def sebuah(*blok, **ganti) -> Laporan:
    return laporan(bagian=(Bagian("Isi", blok),), **ganti)


def test_everything_the_document_says_is_on_the_page():
    isi = teks(baca(write_html(laporan())))
    for kata in (
        "PEMERINTAH KABUPATEN UMPAMA",
        "BAB III HASIL PENGOLAHAN DATA",
        "84,02",
        "Tambah kursi tunggu.",
    ):
        assert kata in isi


def test_a_page_is_indonesian_with_one_title_and_headings_in_order():
    pohon = baca(write_html(laporan()))
    assert pohon.get("lang") == "id"
    assert [teks(h) for h in pohon.iter(f"{H}h1")] == ["LAPORAN PELAKSANAAN SURVEI KEPUASAN MASYARAKAT (SKM)"]
    tingkat = [int(e.tag[-1]) for e in pohon.iter() if re.fullmatch(r"\{.*\}h[1-6]", str(e.tag))]
    assert all(b - a <= 1 for a, b in pairwise(tingkat))


def test_contents_lead_to_their_headings():
    pohon = baca(write_html(laporan()))
    tujuan = {e.get("id"): teks(e) for e in pohon.iter() if e.get("id")}
    (daftar,) = pohon.iter(f"{H}nav")
    tautan = list(daftar.iter(f"{H}a"))
    assert len(tautan) > 10
    assert all(tujuan[a.get("href").removeprefix("#")] == teks(a) for a in tautan)


def test_the_file_asks_nothing_of_anyone():
    html = write_html(laporan())
    pohon = baca(html)
    assert not [e for e in pohon.iter() if e.get("src") or e.get("style") or e.tag == f"{H}script"]
    assert {a.get("href") for a in pohon.iter(f"{H}a") if not a.get("href").startswith("#")} == {ALAMAT}
    assert "url(" not in html
    assert "@import" not in html


def test_charts_have_words_and_a_table_of_their_numbers():
    pohon = baca(write_html(sebuah(batang(), garis())))
    gambar = [e for e in pohon.iter(f"{S}svg") if e.get("class") == "grafik"]
    assert len(gambar) == 2
    tujuan = {e.get("id"): teks(e) for e in pohon.iter() if e.get("id")}
    for satu, blok in zip(gambar, (batang(), garis()), strict=True):
        assert [tujuan[i] for i in satu.get("aria-labelledby").split()] == [blok.judul, blok.uraian]
    (pertama, kedua) = pohon.iter(f"{H}details")
    assert [teks(r) for r in pertama.iter(f"{H}td")][:2] == ["85,30", "B"]
    assert "Semester I 2026" in teks(kedua)


def test_low_bars_are_told_apart_without_colour():
    pohon = baca(write_html(sebuah(batang())))
    palang = list(pohon.iter(f"{S}rect"))
    kosong = [e for e in palang if e.get("fill") == "#ffffff"]
    assert (len(palang), len(kosong)) == (9, 2)


def test_markup_and_other_scripts_are_printed_as_written():
    aneh = ("<b>tebal</b>", "{{ 7*7 }}", "الخدمة جيدة", "😀", "a\x00b\x07")
    pohon = baca(
        write_html(sebuah(*map(Paragraf, aneh), Tabel("<i>", (Kolom("<u>"),), [(s,) for s in aneh])))
    )
    isi = teks(pohon)
    for satu in ("<b>tebal</b>", "{{ 7*7 }}", "الخدمة جيدة", "😀", "ab", "<i>", "<u>"):
        assert satu in isi
    assert not [e for e in pohon.iter() if e.tag in {f"{H}i", f"{H}u"}]


def test_a_draft_says_so_at_the_top():
    pohon = baca(write_html(laporan(tanda_air="RANCANGAN")))
    assert teks(next(pohon.iter(f"{H}body"))).startswith("RANCANGAN")


def test_the_same_document_is_the_same_page():
    assert write_html(laporan()) == write_html(laporan())


@pytest.mark.parametrize("bagian", [(), (Bagian("Kosong", ()),)])
def test_a_document_without_anything_is_still_a_page(bagian):
    assert "Umpama" in write_html(Laporan("Judul", (), bagian, "Umpama", SAAT))


def test_a_chart_without_points_or_outside_its_scale_is_drawn():
    tinggi = Batang("J", "U", (ButirBatang("x" * 120, Decimal(120), "120"), ButirBatang("", Decimal(0), "0")))
    assert 'width="338.0"' in svg_of(tinggi)
    assert "<svg" in svg_of(Garis("J", "U", ()))


def test_the_blocks_fit_into_a_page_of_ours():
    app = Flask("uji", template_folder=str(TEMPLAT))
    app.jinja_env.undefined = StrictUndefined
    init_tampilan(app)
    pola = '{% from "dokumen/blok.html" import tampilkan %}<h1>Halaman</h1>{{ tampilkan(l) }}'
    with app.test_request_context("/"):
        html = render_template_string(pola, l=laporan())
    pohon = baca(html)
    assert len(list(pohon.iter(f"{H}h1"))) == 1
    assert not [e for e in pohon.iter() if e.get("style")]
    nomor = [e.get("id") for e in pohon.iter() if e.get("id")]
    assert len(nomor) == len(set(nomor))
    assert "84,02" in teks(pohon)
    assert next(e for e in pohon.iter() if e.get("class") == "dokumen").get("lang") == "id"
