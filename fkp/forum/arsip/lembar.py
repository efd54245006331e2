"""The sheet of forums of earlier years: the template people fill in, and reading it back as cases.

A forum may take several rows, one for each problem; the rows after the first may leave its unit, date and
theme empty.
"""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from flask_babel import lazy_gettext as l_

from fkp.forum.arsip.salah import BerkasArsipSalah
from fkp.unggahan import terurai_wajar
from fkp.unit.isian import rapikan
from surveys.berkas.lembar import open_buku
from surveys.berkas.tabel import TANPA_HASIL, BerkasTakTerbaca, Tabel

BARIS_TERBANYAK = 20_000
KOLOM = (
    ("Unit", l_("Nama unit seperti tercatat di sini.")),
    ("Tanggal", l_("Misalnya 2024-09-26. Boleh kosong, atau tahunnya saja bila harinya tidak diketahui.")),
    ("Tema", l_("Yang dibahas. Baris berikutnya untuk forum yang sama boleh mengosongkan tiga kolom ini.")),
    ("Moda", l_("Tatap muka, daring, atau hibrida. Boleh kosong.")),
    (
        "Unsur hadir",
        l_(
            "Pisahkan dengan titik koma, misalnya U1; U3, atau namanya: Pengguna layanan; Ahli, akademisi; "
            "Instansi terkait; Masyarakat sipil; Media massa."
        ),
    ),
    ("Unsur mungkin hadir", l_("Yang tidak pasti hadir.")),
    ("Jumlah peserta", l_("Boleh kosong.")),
    ("Masalah", l_("Satu baris satu masalah.")),
    ("Usulan", l_("Usulan rekomendasi perbaikan.")),
    ("Tindakan", l_("Yang disepakati dikerjakan.")),
    ("Jangka waktu", l_("Seperti tertulis di sumbernya, misalnya Jangka pendek (2 Hari).")),
    ("Penanggung jawab", l_("Bagian atau jabatan, bukan nama orang. Kosongkan bila tidak disebut.")),
    ("Tanggapan", l_("Jawaban yang diberikan tanpa menyanggupi tindakan.")),
    ("Sumber", l_("Alamat laman, nama dokumen, atau tempat menyimpannya.")),
    ("Catatan", l_("Boleh kosong.")),
    ("Kunci", l_("Boleh kosong. Nomor Anda sendiri untuk forum itu, supaya tidak tercatat dua kali.")),
)
_SEBUTAN = {
    "instansi": "unit",
    "nama unit": "unit",
    "unsur": "unsur hadir",
    "unsur teramati": "unsur hadir",
    "unsur ragu": "unsur mungkin hadir",
    "identifikasi masalah": "masalah",
    "usulan rekomendasi perbaikan": "usulan",
    "rekomendasi": "usulan",
    "jangka waktu penyelesaian": "jangka waktu",
    "tenggat": "jangka waktu",
    "pic": "penanggung jawab",
    "jawaban": "tanggapan",
    "topik": "tema",
    "id": "kunci",
}
_FORUM = {
    "kunci": "id",
    "unit": "institution",
    "tanggal": "date",
    "tema": "topic",
    "moda": "mode",
    "sumber": "source",
}


def templat() -> bytes:
    """An empty workbook to fill in, with a sheet that explains each column."""
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True, "strings_to_formulas": False})
    tebal, lipat = buku.add_format({"bold": True}), buku.add_format({"text_wrap": True, "valign": "top"})
    isi, petunjuk = buku.add_worksheet("Arsip forum"), buku.add_worksheet("Petunjuk")
    isi.write_row(0, 0, [nama for nama, _uraian in KOLOM], tebal)
    isi.set_column(0, len(KOLOM) - 1, 24)
    isi.freeze_panes(1, 0)
    petunjuk.set_column(0, 0, 22, tebal)
    petunjuk.set_column(1, 1, 90, lipat)
    for nomor, (nama, uraian) in enumerate(KOLOM):
        petunjuk.write_row(nomor, 0, (nama, str(uraian)))
    buku.close()
    return keluar.getvalue()


def baca_lembar(isi: bytes, lembaga: str = "") -> list[Any]:
    """The forums of a CSV or XLSX file, as cases. ``lembaga`` is the unit when the sheet has no such column.
    Raises BerkasArsipSalah."""
    if not terurai_wajar(isi):
        raise BerkasArsipSalah("Isi berkas terlalu besar setelah diurai. Bagi menjadi beberapa berkas.")
    try:
        with open_buku(isi) as buku:
            for tabel in buku.tabel:
                if (kasus := _kasus(tabel, lembaga)) is not None:
                    return kasus
    except BerkasTakTerbaca as salah:
        raise BerkasArsipSalah(f"Berkas tidak terbaca: {salah}.") from None
    raise BerkasArsipSalah(
        "Baris judul tidak ditemukan. Baris pertama memuat sedikitnya kolom Unit dan Tema; pakai templatnya."
    )


def _kasus(tabel: Tabel, lembaga: str) -> list[Any] | None:
    letak: dict[str, int] | None = None
    hasil: list[dict[str, Any]] = []
    for nomor, sel in enumerate(tabel.rows(), start=1):
        if letak is None:
            letak = _kenali(sel, lembaga)
            if letak is None and nomor >= 20:
                return None
            continue
        if nomor > BARIS_TERBANYAK:
            raise BerkasArsipSalah(f"Lebih dari {BARIS_TERBANYAK} baris. Bagi menjadi beberapa berkas.")
        isi = {nama: _teks(sel[kolom]) for nama, kolom in letak.items() if kolom < len(sel)}
        if any(isi.values()):
            _tambah(hasil, isi, lembaga)
    return hasil if letak is not None else None


def _kenali(sel: Sequence[str], lembaga: str) -> dict[str, int] | None:
    dikenal = {nama.lower() for nama, _uraian in KOLOM}
    letak: dict[str, int] = {}
    for kolom, teks in enumerate(sel[:100]):
        nama = rapikan(teks).casefold()
        nama = _SEBUTAN.get(nama, nama)
        if nama in dikenal:
            letak.setdefault(nama, kolom)
    cukup = (lembaga or "unit" in letak) and {"tema", "masalah"} & letak.keys()
    return letak if cukup else None


def _teks(sel: str) -> str:
    # A formula without a stored result says nothing that could be kept.
    return "" if sel == TANPA_HASIL else rapikan(sel[:20_000])


def _tambah(hasil: list[dict[str, Any]], isi: dict[str, str], lembaga: str) -> None:
    """Add a row to the forum it belongs to: a new one when unit, date, theme or key changes."""
    kini = hasil[-1] if hasil else None
    jati = {_FORUM[nama]: isi.get(nama, "") for nama in ("kunci", "unit", "tanggal", "tema")}
    if kini is None or any(teks and teks != kini.get(kunci, "") for kunci, teks in jati.items()):
        kini = {kunci: isi[nama] for nama, kunci in _FORUM.items() if isi.get(nama)}
        kini.setdefault("institution", hasil[-1]["institution"] if hasil else lembaga)
        kini |= {"participants": {}, "issues": [], "commitments": [], "answers": [], "notes": []}
        hasil.append(kini)
    peserta = kini["participants"]
    for nama, kunci in (("unsur hadir", "elements_observed"), ("unsur mungkin hadir", "elements_uncertain")):
        peserta[kunci] = list(dict.fromkeys([*peserta.get(kunci, []), *_pisah(isi.get(nama, ""))]))
    if isi.get("jumlah peserta"):
        peserta["total"] = isi["jumlah peserta"]
    if isi.get("catatan"):
        kini["notes"].append(isi["catatan"])
    _baris(kini, isi)


def _baris(kini: dict[str, Any], isi: dict[str, str]) -> None:
    masalah = None
    if isi.get("masalah"):
        masalah = len(kini["issues"])
        kini["issues"].append(isi["masalah"])
    tindakan = isi.get("tindakan") or isi.get("usulan")
    if tindakan or isi.get("jangka waktu") or isi.get("penanggung jawab"):
        kini["commitments"].append(
            {
                "issue": masalah,
                "action": tindakan or None,
                "proposal": isi.get("usulan") or None,
                "deadline_text": isi.get("jangka waktu") or None,
                "pic": isi.get("penanggung jawab") or None,
            }
        )
    if isi.get("tanggapan"):
        kini["answers"].append({"issue": masalah, "answer": isi["tanggapan"]})


def _pisah(teks: str) -> list[str]:
    """Elements, separated by semicolons; by commas too when they are keys, since names hold commas."""
    bagian = [satu.strip() for satu in teks.split(";") if satu.strip()]
    return [
        kunci.strip()
        for satu in bagian
        for kunci in (satu.split(",") if all(len(k.strip()) <= 2 for k in satu.split(",")) else [satu])
    ]
