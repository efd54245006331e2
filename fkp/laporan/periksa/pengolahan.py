"""The processing sheet of a workbook, taken back to answers and worked out again without any other file."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from fkp.dokumen.laporan import Kolom, Laporan, Tabel
from fkp.dokumen.xlsx import write_xlsx
from fkp.laporan.kaki import susun_kaki
from fkp.laporan.pengolahan import TANPA_NAMA, susunan_unsur
from fkp.laporan.periksa.baca import Buku, Sel, baca_xlsx
from fkp.laporan.periksa.banding import beda_sel
from fkp.laporan.periksa.jawaban import Lembar, make_lembar
from fkp.laporan.periksa.temuan import Beda
from surveys.aturan import Aturan, AturanSalah
from surveys.frame import FrameSalah
from surveys.hitungan import Hitungan, count
from surveys.instrumen import daftar_instrumen
from surveys.kanonik import read_canonical
from surveys.kuesioner import Instrumen
from surveys.scoring import TanpaResponden, score_skm

PENGOLAHAN, BUKU_KODE = "Pengolahan", "Buku kode"
KEPALA = ("No. Resp", "Layanan")
SIDIK = re.compile(r"\b[0-9a-f]{64}\b")
_ANGKA = "[0-9x]{4}-[0-9x]{4}-[0-9x]{4}"
KODE = re.compile(rf"\b(?!{_ANGKA}\b)[a-z0-9]{{4}}-[a-z0-9]{{4}}-[a-z0-9]{{4}}\b")
"""A verification code; digits alone, or masked ones (08xx-xxxx-xx01), are somebody's phone number."""
ALAMAT = re.compile(r"https?://[^\s“”\"]+/verifikasi/[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}")
SAAT = datetime(2000, 1, 1, tzinfo=UTC)

Petak = dict[tuple[int, int], Sel]


def jawaban_xlsx(buku: Buku) -> Lembar | None:
    """The answers of the sheet "Pengolahan", their rows counted as on that sheet; None when there are none.
    Raises TakTerpakai when they are no answers of an instrument of ours."""
    petak = _petak(buku.get(PENGOLAHAN, {}))
    kepala = baris_kepala(petak)
    if not kepala:
        return None
    judul = {k: str(s.nilai) for (b, k), s in petak.items() if b == kepala}
    instrumen = _instrumen(list(judul.values()))
    if instrumen is None:
        return None
    kunci = _kunci(instrumen)
    nama = _nama_layanan(buku)
    isi = [["layanan", *(kunci[satu] for k, satu in sorted(judul.items()) if satu in kunci)]]
    pakai = [k for k, satu in sorted(judul.items()) if satu in kunci]
    baris = kepala + 1
    while isinstance(petak.get((baris, 1), Sel("", None)).nilai, (int, float)):
        nomor = _teks(petak.get((baris, 2)))
        isi.append([nama.get(nomor, nomor), *(_teks(petak.get((baris, k))) for k in pakai)])
        baris += 1
    # The sheet has its own order of columns, so nothing is amiss when it is not that of the answer file.
    urut = ["layanan", *instrumen.kunci_item, *(satu.kunci for satu in instrumen.profil)]
    letak = sorted(range(len(isi[0])), key=lambda k: urut.index(isi[0][k]))
    isi = [[satu[k] for k in letak] for satu in isi]
    return make_lembar(isi, awal=kepala) if len(isi) > 1 else None


def beda_kaki(buku: Buku, lembar: Lembar) -> list[Beda] | None:
    """Where the foot of the sheet differs from what its own answers give by its own method, formulas and
    values; None when the method it prints cannot be read."""
    petak = _petak(buku[PENGOLAHAN])
    kepala = baris_kepala(petak)
    try:
        hitungan = count(read_canonical(lembar.kanonik()), lembar.instrumen)
        aturan = aturan_dari(_nilai_kepala(petak, "Cara hitung"), hitungan)
        if aturan is None:
            return None
        harap = _petak(_buku_harap(hitungan, aturan, petak, kepala, lembar, _nama_layanan(buku)))
    except (FrameSalah, TanpaResponden, AturanSalah, KeyError):
        return None
    mulai = kepala + 1 + len(lembar.baris)
    akhir = max((b for b, _k in harap), default=0)
    return [
        beda
        for b, k in sorted({*petak, *harap})
        if mulai <= b <= akhir
        for beda in beda_sel(
            f"lembar {PENGOLAHAN}, sel {get_column_letter(k)}{b}", petak.get((b, k)), harap.get((b, k))
        )
    ]


def tertulis(buku: Buku, pola: re.Pattern[str]) -> str:
    """The first text of the workbook that looks like ``pola``: a fingerprint, a code."""
    for isi in buku.values():
        for satu in isi.values():
            if isinstance(satu.nilai, str) and (ada := pola.search(satu.nilai.lower())):
                return ada.group()
    return ""


def aturan_dari(uraian: str, hitungan: Hitungan) -> Aturan | None:
    """The method that describes itself with these words; None when there is none."""
    bobot = re.match(r"Bobot (1/\d+|0[,.]\d+)", uraian)
    if bobot is None:
        return None
    nrr = re.search(r"NRR dibulatkan dulu (\d+)", uraian)
    jumlah = re.search(r"jumlah tertimbang dibulatkan dulu (\d+)", uraian)
    aturan = Aturan(
        bobot="eksak" if "/" in bobot[1] else Decimal(bobot[1].replace(",", ".")),
        nrr_desimal=int(nrr[1]) if nrr else None,
        jumlah_desimal=int(jumlah[1]) if jumlah else None,
        penggabungan="rata_layanan" if "rata-rata sederhana" in uraian else "gabungan",
        pita=None if "tanpa huruf mutu" in uraian else "2017",
    )
    return aturan if score_skm(hitungan, aturan).uraian_aturan == uraian else None


def baris_kepala(petak: Petak) -> int:
    """The row of the headings, 0 when there is none."""
    return next(
        (
            b
            for (b, k), s in petak.items()
            if k == 1 and s.nilai == KEPALA[0] and petak.get((b, 2), Sel("", None)).nilai == KEPALA[1]
        ),
        0,
    )


def _buku_harap(
    hitungan: Hitungan,
    aturan: Aturan,
    petak: Petak,
    kepala: int,
    lembar: Lembar,
    nama: Mapping[str, str],
) -> dict[str, Sel]:
    """The sheet as it must be, written anew with its headings in the same row."""
    susunan = susunan_unsur(hitungan)
    nomor = {satu: int(n) for n, satu in nama.items()}
    soal = [satu for _unsur, isi in susunan for satu in isi]
    profil = [k for k in lembar.kolom if k not in ("layanan", *hitungan.instrumen.kunci_item)]
    kolom = (
        Kolom(KEPALA[0], kunci="nomor"),
        Kolom(KEPALA[1], kunci="layanan"),
        *(Kolom("", kelompok="x", kunci=f"b_{satu.kunci}") for satu in soal),
        Kolom("Jumlah", kunci="jumlah"),
        *(Kolom(satu, kelompok="y") for satu in profil),
    )
    hasil = score_skm(hitungan, aturan)
    kaki = susun_kaki(hitungan, hasil, susunan, nomor, rumus=True)

    def tulis(atas: int) -> dict[str, Sel]:
        tabel = Tabel(
            "x",
            kolom,
            _baris(petak, kepala, len(lembar.baris), len(kolom)),
            kaki=kaki,
            lembar=PENGOLAHAN,
            kepala=(("x", "x"),) * atas,
        )
        keluar = io.BytesIO()
        write_xlsx(Laporan("x", (), (), "x", SAAT, lembar=(tabel,)), keluar)
        return baca_xlsx(keluar.getvalue())[PENGOLAHAN]

    tanpa = baris_kepala(_petak(tulis(0)))
    return tulis(max(kepala - tanpa, 0))


def _baris(petak: Petak, kepala: int, banyak: int, lebar: int) -> list[Sequence[int | None]]:
    return [[_bilangan(petak.get((kepala + 1 + i, k + 1))) for k in range(lebar)] for i in range(banyak)]


def _bilangan(sel: Sel | None) -> int | None:
    return int(sel.nilai) if sel and isinstance(sel.nilai, (int, float)) else None


def _petak(isi: Mapping[str, Sel]) -> Petak:
    petak = {}
    for letak, satu in isi.items():
        huruf, baris = coordinate_from_string(letak)
        petak[baris, column_index_from_string(huruf)] = satu
    return petak


def _instrumen(judul: list[str]) -> Instrumen | None:
    cocok = [
        satu
        for satu in daftar_instrumen()
        if {k for k, v in _kunci(satu).items() if v in satu.kunci_item} <= set(judul)
    ]
    return max(cocok, key=lambda satu: (len(satu.kunci_item), satu.versi), default=None)


def _kunci(instrumen: Instrumen) -> dict[str, str]:
    """The key of each column by its heading on the sheet."""
    tunggal = len(instrumen.pertanyaan) == len(instrumen.unsur)
    kode = {satu.kunci: satu.kode for satu in instrumen.unsur}
    soal = {kode[s.unsur] if tunggal else f"P{s.nomor}": s.kunci for s in instrumen.pertanyaan}
    return soal | {satu.nama: satu.kunci for satu in instrumen.profil}


def _nama_layanan(buku: Buku) -> dict[str, str]:
    """The name of each layanan by its number, from the codebook."""
    petak = _petak(buku.get(BUKU_KODE, {}))
    baris = [b for (b, k), s in petak.items() if k == 1 and s.nilai == "Layanan"]
    nama = {_teks(petak.get((b, 3))): str(petak.get((b, 4), Sel("", "")).nilai) for b in baris}
    return {nomor: "" if satu == TANPA_NAMA else satu for nomor, satu in nama.items() if nomor}


def _nilai_kepala(petak: Petak, nama: str) -> str:
    for (b, k), satu in petak.items():
        if k == 1 and satu.nilai == nama:
            return next(
                (str(s.nilai) for (lain, kolom), s in sorted(petak.items()) if lain == b and kolom > 1), ""
            )
    return ""


def _teks(sel: Sel | None) -> str:
    if sel is None or sel.nilai is None:
        return ""
    if isinstance(sel.nilai, float) and sel.nilai.is_integer():
        return str(int(sel.nilai))
    return str(sel.nilai)
