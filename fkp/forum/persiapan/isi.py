"""What is filled in about a forum, and what can be said of it without looking anything up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from fkp.formats import tanggal
from fkp.forum import kapan
from fkp.identitas import keberatan_umum

HARI = tuple(satu.lower() for satu in kapan.HARI)
"""The days of the week as form values, from Monday."""


@dataclass(frozen=True)
class IsiForum:
    """Theme, time and place of a forum. ``topik``, ``moda`` and ``dasar_hukum`` are keys of the kerangka,
    ``layanan`` ids of what is discussed."""

    tema: str
    topik: str
    tujuan: str
    moda: str
    tanggal: date | None
    mulai: time | None
    selesai: time | None
    tempat: str
    tautan: str
    survei_id: int | None
    layanan: tuple[int, ...]
    dasar_hukum: tuple[str, ...]
    nomor_undangan: str
    narahubung: str
    kota: str
    jabatan: str
    penandatangan: str
    nip: str


@dataclass(frozen=True)
class IsiAnggota:
    """A member of the team; ``akun_id`` is the account of a notulis, who may then write the minutes."""

    peran: str
    nama: str
    jabatan: str = ""
    akun_id: int | None = None


@dataclass(frozen=True)
class IsiAgenda:
    """A point of the agenda."""

    mulai: time
    selesai: time | None
    judul: str
    oleh: str = ""


@dataclass(frozen=True)
class Keberatan:
    """What is wrong with one of several rows: which one (from 0), which field, and the sentence."""

    baris: int
    isian: str
    pesan: str


def keberatan_hari(hari: str, pada: date | None) -> str:
    """What to say when the day of the week that was filled in is not that of the date; empty when it is."""
    if pada is None or hari not in HARI or hari == HARI[pada.weekday()]:
        return ""
    return (
        f"{tanggal(pada)} jatuh pada hari {kapan.nama_hari(pada)}, bukan {hari.capitalize()}. "
        "Perbaiki harinya atau tanggalnya."
    )


def keberatan_tim(tim: Sequence[IsiAnggota]) -> list[Keberatan]:
    """Names that stand twice in one role, and accounts of people who do not write the minutes."""
    ada: set[tuple[str, str]] = set()
    akun: set[int] = set()
    hasil = []
    for i, satu in enumerate(tim):
        kunci = (satu.peran, satu.nama.casefold())
        if kunci in ada:
            hasil.append(Keberatan(i, "nama", f"{satu.nama} sudah tercatat dengan peran ini. Hapus satu."))
        ada.add(kunci)
        if satu.akun_id is None:
            continue
        if satu.peran != "notulis":
            hasil.append(Keberatan(i, "akun", "Akun hanya dipilih untuk notulis: ganti perannya."))
        elif satu.akun_id in akun:
            hasil.append(Keberatan(i, "akun", "Akun ini sudah dipilih untuk notulis lain."))
        akun.add(satu.akun_id)
    return hasil


def keberatan_agenda(
    agenda: Sequence[IsiAgenda], mulai: time | None, selesai: time | None
) -> list[Keberatan]:
    """Points that end before they begin, lie outside the hours of the forum, or run into each other; or that
    name a number of somebody."""
    hasil = []
    for i, satu in enumerate(agenda):
        if pesan := keberatan_umum(satu.judul):
            hasil.append(Keberatan(i, "judul", pesan))
        if satu.selesai and satu.selesai <= satu.mulai:
            pesan = f"“{satu.judul}” selesai sebelum mulai. Perbaiki salah satu jamnya."
            hasil.append(Keberatan(i, "selesai", pesan))
        if mulai and satu.mulai < mulai:
            pesan = f"“{satu.judul}” mulai pukul {_jam(satu.mulai)}, padahal forum baru mulai {_jam(mulai)}."
            hasil.append(Keberatan(i, "mulai", pesan))
        akhir = satu.selesai or satu.mulai
        if selesai and akhir > selesai:
            pesan = f"“{satu.judul}” sampai pukul {_jam(akhir)}, padahal forum selesai {_jam(selesai)}."
            hasil.append(Keberatan(i, "selesai" if satu.selesai else "mulai", pesan))
    urut = sorted(range(len(agenda)), key=lambda i: (agenda[i].mulai, i))
    for lalu, kini in pairwise(urut):
        sebelum, satu = agenda[lalu], agenda[kini]
        if satu.mulai < (sebelum.selesai or sebelum.mulai) or satu.mulai == sebelum.mulai:
            akhir = sebelum.selesai or sebelum.mulai
            pesan = f"“{satu.judul}” mulai saat “{sebelum.judul}” belum selesai (pukul {_jam(akhir)})."
            hasil.append(Keberatan(kini, "mulai", pesan))
    return hasil


AGENDA_BAKU = (
    ("Pembukaan dan aturan main", 10),
    ("Janji forum lalu", 15),
    ("Paparan hasil", 25),
    ("Dialog", 85),
    ("Menyepakati berita acara", 25),
    ("Penandatanganan", 20),
)
"""The usual order of the day and the minutes of each point in a forum of three hours (our design)."""
PEMBULATAN = 5


def agenda_baku(mulai: time, selesai: time) -> list[IsiAgenda]:
    """The usual agenda between these hours, each point in its share of the time, on five minutes; in less
    than an hour the shares are too small to be said, and there is none."""
    awal, panjang = _menit(mulai), _menit(selesai) - _menit(mulai)
    if panjang < 60:
        return []
    semua, lewat = sum(lama for _judul, lama in AGENDA_BAKU), 0
    batas = [awal]
    for _judul, lama in AGENDA_BAKU:
        lewat += lama
        batas.append(awal + round(panjang * lewat / semua / PEMBULATAN) * PEMBULATAN)
    batas[-1] = awal + panjang
    return [
        IsiAgenda(_pukul(dari), _pukul(sampai), judul)
        for (judul, _lama), (dari, sampai) in zip(AGENDA_BAKU, pairwise(batas), strict=True)
    ]


def lama_baku(mulai: time, lama: timedelta) -> time:
    """The hour at which something of that length ends, on the same day."""
    return _pukul(min(_menit(mulai) + int(lama.total_seconds()) // 60, 24 * 60 - 1))


def _menit(pukul: time) -> int:
    return pukul.hour * 60 + pukul.minute


def _pukul(menit: int) -> time:
    return time(menit // 60, menit % 60)


def _jam(pukul: time) -> str:
    return f"{pukul:%H.%M}"
