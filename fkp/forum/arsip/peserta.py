"""Who came to a forum of earlier years, as far as a record tells: elements, roles, how many."""

import re
from dataclasses import dataclass, field

from fkp.forum.arsip.bacaan import Bacaan, ambil, angka_pertama, benar, daftar, rata, satu_baris
from fkp.forum.arsip.istilah import tak_berisi
from fkp.forum.kerangka import PENYELENGGARA, Kerangka
from fkp.forum.peserta.kata_unsur import kata_unsur

_PESERTA = ("participants", "peserta")
_PERAN = {
    "peserta": ("roles", "peran"),
    "penyelenggara": ("organiser_roles", "organizer_roles", "penyelenggara"),
    "narasumber": ("narasumber_roles", "narasumber", "speaker_roles"),
    "kelompok_rentan": ("vulnerable_groups", "kelompok_rentan"),
}
_TERAMATI = ("elements_observed", "elements", "unsur", "unsur_hadir")
_HITUNGAN = ("counts", "per_unsur", "jumlah_per_unsur", "counts_by_element", "elements_count")
_RAGU = ("elements_uncertain", "unsur_ragu")
_TIDAK = frozenset(("tidak", "tidak hadir", "absen", "no", "false"))
# "U1: 40", "Akademisi (3 orang)", "Media = 0": a name with how many came.
_BERANGKA = re.compile(r"(?P<nama>.*?\S)\s*[:=(]\s*(?P<banyak>\d{1,6})\s*(?:orang|org|peserta)?\s*\)?")


@dataclass(frozen=True)
class Peserta:
    """What a record tells of the people. ``unsur`` and ``unsur_ragu`` are keys of the kerangka."""

    unsur: list[str]
    unsur_ragu: list[str]
    sebagian: bool
    jumlah: int | None
    peran: dict[str, list[str]]
    catatan: list[str]
    sisa: list[str]


@dataclass
class _Sebutan:
    """Elements that were named: those that came, with how many when it is told, and words nobody knows."""

    hadir: dict[str, int | None] = field(default_factory=dict)
    asing: list[str] = field(default_factory=list)


def baca_peserta(b: Bacaan, kerangka: Kerangka) -> Peserta:
    """Read them; what is odd is remarked in ``b``."""
    isi = _isi(b)
    kamus = {rata(kata): kunci for kata, kunci in kata_unsur(kerangka).items()}
    pasti, ragu = _Sebutan(), _Sebutan()
    for kunci, ke in ((_TERAMATI, pasti), (_HITUNGAN, pasti), (_RAGU, ragu)):
        nilai = isi.ambil(*kunci)
        _sebut(ke, b.ambil(*kunci) if nilai is None else nilai, kamus)
    if asing := list(dict.fromkeys([*pasti.asing, *ragu.asing])):
        b.perhatian.append(f"unsur tidak dikenal, tidak dihitung: {', '.join(asing)}")
    peran = {nama: teks for nama, kunci in _PERAN.items() if (teks := daftar(isi.ambil(*kunci)))}
    if PENYELENGGARA in pasti.hadir:
        banyak = pasti.hadir[PENYELENGGARA]
        peran.setdefault("penyelenggara", [f"{banyak} orang" if banyak else "hadir"])
    urut = [u.kunci for u in kerangka.unsur]
    return Peserta(
        unsur=[k for k in urut if k in pasti.hadir],
        unsur_ragu=[k for k in urut if k in ragu.hadir and k not in pasti.hadir],
        sebagian=benar(isi.ambil("partial_page", "partial", "sebagian")),
        jumlah=angka_pertama(isi.ambil("total", "jumlah", "count")),
        peran=peran,
        catatan=daftar(isi.ambil("note", "notes", "catatan")),
        sisa=[f"participants.{k}" for k in isi.sisa],
    )


def _isi(b: Bacaan) -> Bacaan:
    isi = b.ambil(*_PESERTA)
    if isinstance(isi, dict):
        return Bacaan(isi)
    if isinstance(isi, list):
        return Bacaan({"roles": isi})
    if isinstance(isi, (int, float)) and not isinstance(isi, bool):
        return Bacaan({"total": isi})
    return Bacaan({"roles": [isi]} if isi else {})


def _sebut(ke: _Sebutan, nilai: object, kamus: dict[str, str]) -> None:
    if isinstance(nilai, dict):
        for nama, banyak in nilai.items():
            _catat(ke, str(nama), banyak, kamus)
        return
    semua = nilai if isinstance(nilai, list) else re.split(r"[;\n]", satu_baris(nilai))
    for satu in semua:
        if isinstance(satu, dict):
            nama = satu_baris(ambil(satu, "element", "unsur", "code", "kode", "name", "nama"))
            banyak = ambil(satu, "count", "jumlah", "total", "banyak")
            _catat(ke, nama, True if banyak is None else banyak, kamus)
        elif teks := satu_baris(satu):
            utuh = rata(teks) in kamus
            cocok = None if utuh else _BERANGKA.fullmatch(teks)
            _catat(ke, cocok["nama"] if cocok else teks, cocok["banyak"] if cocok else True, kamus)


def _catat(ke: _Sebutan, nama: str, banyak: object, kamus: dict[str, str]) -> None:
    if not _datang(banyak):
        return
    kunci, asing = _kenali(nama, kamus)
    ke.asing += asing
    for satu in kunci:
        lama = ke.hadir.get(satu)
        kini = None if isinstance(banyak, bool) else angka_pertama(banyak)
        ke.hadir[satu] = (lama or 0) + kini if kini else lama


def _datang(banyak: object) -> bool:
    """Whether this says that anybody came: more than none, "ada", true."""
    if isinstance(banyak, bool) or banyak is None:
        return bool(banyak)
    if (angka := angka_pertama(banyak)) is not None:
        return angka > 0
    teks = satu_baris(banyak)
    return not tak_berisi(teks) and rata(teks) not in _TIDAK


def _kenali(nama: str, kamus: dict[str, str]) -> tuple[list[str], list[str]]:
    """The elements that a text names, whole or in parts ("Akademisi/praktisi", "Media dan LSM (2)"), and the
    parts that nobody knows."""
    for satu in (nama, re.sub(r"\(.*?\)", " ", nama)):
        if rata(satu) in kamus:
            return [kamus[rata(satu)]], []
    kunci, asing = [], []
    for bagian in re.split(r"[/,;&+]|\bdan\b|\bserta\b", re.sub(r"\(.*?\)", " ", nama)):
        kode = rata(bagian).split(" ")[0]
        if rata(bagian) in kamus:
            kunci.append(kamus[rata(bagian)])
        elif kamus.get(kode, "").casefold() == kode:  # "U1 - Pengguna layanan"
            kunci.append(kamus[kode])
        elif rata(bagian):
            asing.append(bagian.strip())
    return kunci, asing if kunci else [nama.strip()]
