"""Drafts of the third chapter: who answered, and the index."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fkp.formats import angka
from fkp.skm.naskah.draf_umum import instrumen_of
from fkp.skm.naskah.isi import IsiLaporan
from fkp.skm.naskah.kata import (
    alinea,
    daftar,
    huruf,
    naskah,
    nilai_huruf,
    nilai_sisip,
    persen,
    rata_semua,
    sebut_unsur,
)
from fkp.skm.naskah.perubahan import kalimat_perubahan, margin_of
from surveys.hasil import HasilSkm

TIDAK_DIISI = "Tidak diisi"
TERKECIL, TERBESAR = Decimal(25), Decimal(100)


def jumlah_responden(isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    n = hasil.responden
    if not n:
        return "Jumlah responden tidak diketahui."
    if n == 1:
        return naskah(
            f"Responden SKM {isi.identitas.unit} periode {isi.periode} hanya 1 orang.",
            "Pendapat satu orang belum dapat mewakili penerima pelayanan. Karakteristiknya tidak dirinci.",
        )
    return naskah(
        f"Responden SKM {isi.identitas.unit} periode {isi.periode} berjumlah {angka(n)} orang.",
        _kelompok_utama(hasil, rincian),
        _tak_menjawab(rincian),
    )


def _kelompok_utama(hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    """The largest group of each column of the profile. What is hidden is never named, and where everything
    is hidden nothing is said of the column."""
    kalimat = []
    for kolom in (
        {"kunci": "layanan", "nama": "Layanan", "baris": rincian.get("layanan", ())},
        *rincian.get("profil", ()),
    ):
        if _bersyarat(hasil, kolom["kunci"]):
            continue
        tampak = [b for b in kolom["baris"] if not b["tersembunyi"] and b["responden"]]
        kelompok = [b for b in tampak if b["nama"] != TIDAK_DIISI]
        # A column with one group says nothing, nor does one that shows only who did not fill it in.
        if not kelompok or len(kolom["baris"]) < 2:
            continue
        terbanyak = max(b["responden"] for b in kelompok)
        nama = [b["nama"] for b in kelompok if b["responden"] == terbanyak]
        jumlah = f"{angka(terbanyak)} orang, {persen(terbanyak, hasil.responden)}"
        if len(nama) == 1:
            kalimat.append(f"Menurut {kolom['nama'].lower()}, terbanyak {nama[0]} ({jumlah}).")
        else:
            kalimat.append(
                f"Menurut {kolom['nama'].lower()}, {daftar(nama)} sama banyak (masing-masing {jumlah})."
            )
    return alinea(*kalimat) or "Karakteristik responden tidak dirinci karena kelompoknya terlalu kecil."


def _bersyarat(hasil: HasilSkm, kunci: str) -> bool:
    """Whether only some were asked: then the largest group of those who answered misleads."""
    instrumen = instrumen_of(hasil)
    return any(k.kunci == kunci and k.syarat for k in instrumen.profil) if instrumen else False


def _tak_menjawab(rincian: Mapping[str, Any]) -> str:
    """Layanan that nobody answered about, and those who left their profile empty."""
    layanan = rincian.get("layanan", ())
    tanpa = [b["nama"] for b in layanan if not b["tersembunyi"] and b["responden"] == 0]
    kosong = [
        f"{kolom['nama'].lower()} ({angka(b['responden'])} orang)"
        for kolom in rincian.get("profil", ())
        for b in kolom["baris"]
        if b["nama"] == TIDAK_DIISI
        and not b["tersembunyi"]
        and b["responden"]
        and kolom["kunci"] != "ragam_disabilitas"
    ]
    return alinea(
        f"Tidak ada responden dari layanan {daftar(tanpa)}." if tanpa else "",
        f"Sebagian responden tidak mengisi {daftar(kosong)}; jawaban mereka tetap dihitung."
        if kosong
        else "",
    )


def indeks(isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    nilai = nilai_huruf(hasil.ikm, hasil.mutu)
    return naskah(
        alinea(
            f"IKM {isi.identitas.unit} periode {isi.periode} adalah {nilai}.",
            "" if hasil.mutu else "Cara hitung yang dipakai tidak memberi huruf mutu.",
            kalimat_perubahan(isi, hasil, rincian),
        ),
        _selang(hasil, rincian),
        _pokok(hasil),
        _tanpa_jawaban(hasil),
        _kosong(hasil, rincian),
        _bobot(hasil, rincian),
    )


def _selang(hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    margin = margin_of(rincian)
    if margin is None:
        return "Galat nilai ini tidak dapat dihitung dari jawaban yang ada." if hasil.responden else ""
    bawah, atas = max(hasil.ikm - margin, TERKECIL), min(hasil.ikm + margin, TERBESAR)
    return (
        f"Bila semua penerima layanan ditanya, nilainya kira-kira antara {angka(bawah)} dan {angka(atas)} "
        "(keyakinan 95%), dengan anggapan respondennya terpilih secara acak."
    )


def _pokok(hasil: HasilSkm) -> str:
    if len(hasil.unsur) == 1:
        satu = hasil.unsur[0]
        return f"Hanya satu unsur yang mempunyai nilai: {satu.nama} ({nilai_sisip(satu.ikm, satu.mutu)})."
    if rata_semua(hasil):
        return f"Semua unsur bernilai sama, {nilai_huruf(hasil.unsur[0].ikm, hasil.unsur[0].mutu)}."
    rendah = [u for u in hasil.unsur if u.ikm == hasil.terendah(1)[0].ikm]
    tinggi = [u for u in hasil.unsur if u.ikm == hasil.tertinggi(1)[0].ikm]
    return f"Unsur terendah adalah {sebut_unsur(rendah)}. Unsur tertinggi adalah {sebut_unsur(tinggi)}."


def _tanpa_jawaban(hasil: HasilSkm) -> str:
    if not hasil.tanpa_jawaban:
        return ""
    nama = daftar([u.nama for u in hasil.tanpa_jawaban])
    return f"Tidak ada jawaban untuk unsur {nama}, sehingga unsur itu tidak ikut dihitung."


def _kosong(hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    kosong: Mapping[str, int] = rincian.get("catatan", {}).get("kosong", {})
    jumlah = sum(kosong.values())
    if not jumlah:
        return ""
    instrumen = instrumen_of(hasil)
    terbanyak = max(kosong, key=kosong.__getitem__)
    soal = {p.kunci: p.ringkas for p in instrumen.pertanyaan} if instrumen else {}
    return (
        f"Sebanyak {angka(jumlah)} pertanyaan dilewati responden, paling banyak tentang "
        f"{soal.get(terbanyak, terbanyak)} ({angka(kosong[terbanyak])}). Nilai tiap pertanyaan dibagi dengan "
        "banyak orang yang menjawabnya."
    )


def _bobot(hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    """The weights in print differ; where another one gives another letter, the reader must know."""
    banding = rincian.get("banding", ())
    lain = [b for b in banding if b["mutu"] and hasil.mutu and b["mutu"] != hasil.mutu]
    if not lain:
        return ""
    nilai = daftar(
        [f"bobot {_label(b['label'])} memberi {angka(Decimal(b['ikm']))} ({b['mutu']})" for b in lain]
    )
    return (
        f"Huruf ini bergantung pada bobot yang dipakai: {nilai}, sedangkan bobot survei ini memberi "
        f"{huruf(hasil.mutu)}."
    )


def _label(label: str) -> str:
    return label.replace(".", ",")
