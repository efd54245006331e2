"""From facts to scores: one pure function for each indicator. No database, no clock, no words.

Each gives the score that is reached, the next one within reach, and what it takes. Limits come from the
rubric (``data/pekppp-1.toml``), which names the sources and says how each border is read.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fkp.forum.jangka import BULAN, jatuh_tempo
from fkp.forum.liputan import nilai_pelibatan
from fkp.penilaian.rubrik import TERTINGGI
from fkp.standar.tinjauan import mundur_bulan


@dataclass(frozen=True, slots=True)
class Perlu:
    """Something that is missing: ``kunci`` says what (``fkp.penilaian.kata``), ``n`` how many, ``nama`` of
    which, ``hari`` until when. Of rows that were stopped ``dari`` says how many there are, and ``tetap`` the
    score that stays when they are left."""

    kunci: str
    n: int = 0
    nama: tuple[str, ...] = ()
    hari: date | None = None
    dari: int = 0
    tetap: int = 0


@dataclass(frozen=True, slots=True)
class Skor:
    """``nilai`` 0 to 5; ``berikut`` the next score within reach and ``perlu`` all that it takes. Without
    ``berikut`` a score below five cannot rise, and ``halangan`` says why."""

    nilai: int
    berikut: int | None = None
    perlu: tuple[Perlu, ...] = ()
    halangan: str = ""


@dataclass(frozen=True, slots=True)
class KeadaanStandar:
    """The standard of one layanan: in force (``ada``), how many components are empty, set by a numbered
    decree, made with the public, monitored this year."""

    nama: str
    ada: bool
    kosong: int = 0
    ber_sk: bool = False
    dilibatkan: bool = False
    monev: bool = False


@dataclass(frozen=True, slots=True)
class KeadaanSkm:
    """The surveys of a year: there was one, one was sealed with a questionnaire of the regulation, its result
    was made known on paper and electronically, something of its plan was done."""

    ada: bool = False
    sah: bool = False
    nonelektronik: bool = False
    elektronik: bool = False
    ditindaklanjuti: bool = False


def skor_standar(layanan: Sequence[KeadaanStandar]) -> Skor:
    """1.a.Ak: the step that every active layanan has reached; a first standard is 1."""
    if not layanan:
        return Skor(0, 1, (Perlu("layanan"),))
    tanpa = tuple(satu.nama for satu in layanan if not satu.ada)
    if len(tanpa) == len(layanan):
        return Skor(0, 1, (Perlu("standar", 1, tanpa),))
    belum = (
        (2, "standar", tanpa),
        (2, "komponen", tuple(s.nama for s in layanan if s.ada and s.kosong)),
        (3, "sk", tuple(s.nama for s in layanan if not s.ber_sk)),
        (4, "libatkan", tuple(s.nama for s in layanan if not s.dilibatkan)),
        (5, "monev", tuple(s.nama for s in layanan if not s.monev)),
    )
    berikut = next((nilai for nilai, _kunci, nama in belum if nama), None)
    if berikut is None:
        return Skor(TERTINGGI)
    perlu = tuple(Perlu(k, len(nama), nama) for nilai, k, nama in belum if nilai == berikut and nama)
    return Skor(berikut - 1, berikut, perlu)


def skor_pelibatan(berita_acara: int, hadir: Collection[str], semua: Sequence[str]) -> Skor:
    """2.a.P: as many points as different elements came, five at most; without a berita acara none."""
    if not berita_acara:
        return Skor(0, 1, (Perlu("berita_acara"),))
    nilai = nilai_pelibatan(len(set(hadir)))
    if nilai == TERTINGGI:
        return Skor(nilai)
    return Skor(nilai, nilai + 1, (Perlu("unsur", 1, tuple(u for u in semua if u not in hadir)),))


def skor_peninjauan(
    terakhir: Sequence[tuple[str, date | None]], hari: date, bulan: Sequence[int] = (12, 24)
) -> Skor:
    """4.a.K: from each active layanan and the day of its last review, as of ``hari``. ``bulan`` are the
    months of "yearly" and "every two years"; exactly so many still count."""
    if not terakhir:
        return Skor(0, 1, (Perlu("layanan"),))
    setahun, dua_tahun = (mundur_bulan(hari, n) for n in bulan)
    belum = tuple(nama for nama, pada in terakhir if pada is None or pada < setahun)
    baru, n = len(terakhir) - len(belum), len(terakhir)
    sedang = sum(pada is not None and pada >= dua_tahun for _nama, pada in terakhir)
    if baru == n:
        return Skor(TERTINGGI)
    if baru:
        return Skor(4, TERTINGGI, (Perlu("tinjau", len(belum), belum),))
    nilai = 3 if sedang == n else 2 if sedang else int(all(pada for _nama, pada in terakhir))
    # Whoever reviews one today has reviewed some within the year.
    return Skor(nilai, TERTINGGI if n == 1 else 4, (Perlu("tinjau", 1, belum),))


def skor_metode(skm: KeadaanSkm) -> Skor:
    """6.a.B: each step needs those before it."""
    if not skm.sah:
        langsung = replace(skm, ada=True, sah=True)
        return Skor(1 if skm.ada else 0, _metode(langsung), (Perlu("skm"),))
    nilai = _metode(skm)
    kurang = {2: "nonelektronik", 3: "elektronik", 4: "ditindaklanjuti"}.get(nilai)
    if kurang is None:
        return Skor(nilai)
    return Skor(nilai, _metode(replace(skm, **{kurang: True})), (Perlu(kurang),))


def _metode(skm: KeadaanSkm) -> int:
    """The step of a survey that was sealed."""
    nilai = 2
    for tercapai in (skm.nonelektronik, skm.elektronik, skm.ditindaklanjuti):
        if not tercapai:
            break
        nilai += 1
    return nilai


def skor_media(sah: bool, dipakai: Collection[str], semua: Sequence[str]) -> Skor:
    """7.a.T: the number of different kinds of media; more than four is five."""
    if not sah:
        return Skor(0, 1, (Perlu("skm"),))
    nilai = min(len(set(dipakai)), TERTINGGI)
    if nilai == TERTINGGI:
        return Skor(nilai)
    return Skor(nilai, nilai + 1, (Perlu("media", 1, tuple(m for m in semua if m not in dipakai)),))


def skor_realisasi(
    laporan: int,
    rencana: int,
    dimulai: int,
    selesai: int,
    batas: Sequence[int] = (30, 80),
    *,
    dihentikan: int = 0,
) -> Skor:
    """8.a.Ak: done / planned x 100, of the plan in so many sealed reports. ``batas`` are the borders of the
    middle band, which both belong to it. Rows that were stopped (``dihentikan``) stay in the plan, and are
    only asked for when no other row is left."""
    if not rencana:
        return Skor(0, 1, (Perlu("rencana"),)) if laporan else Skor(0, halangan="laporan_lalu")
    terbuka = rencana - selesai - dihentikan
    if not dimulai and not selesai:
        return Skor(1, 2, (Perlu("mulai") if terbuka else Perlu("lanjutkan", 1, dari=dihentikan, tetap=1),))
    nilai = _pita(selesai, rencana, batas)
    if nilai == TERTINGGI:
        return Skor(nilai)
    lagi = next(n for n in range(1, rencana + 1) if _pita(selesai + n, rencana, batas) > nilai)
    perlu = _sisa(min(lagi, terbuka), max(lagi - terbuka, 0), dari=dihentikan, tetap=nilai)
    return Skor(nilai, _pita(selesai + lagi, rencana, batas), perlu)


def _sisa(
    selesaikan: int, lanjutkan: int, hari: date | None = None, *, dari: int, tetap: int
) -> tuple[Perlu, ...]:
    """Rows to finish, and of ``dari`` that were stopped those to take up again."""
    perlu = []
    if selesaikan:
        perlu.append(Perlu("selesaikan", selesaikan, hari=hari))
    if lanjutkan:
        perlu.append(Perlu("lanjutkan", lanjutkan, hari=hari, dari=dari, tetap=tetap))
    return tuple(perlu)


def _pita(selesai: int, rencana: int, batas: Sequence[int]) -> int:
    bawah, atas = batas
    if selesai * 100 < bawah * rencana:
        return 2
    if selesai * 100 <= atas * rencana:
        return 3
    return 4 if selesai < rencana else TERTINGGI


def skor_kecepatan(
    laporan: int,
    baris: Sequence[tuple[date, date | None]],
    hari: date,
    bulan: Sequence[int] = (1, 3, 6, 9),
    *,
    dihentikan: int = 0,
) -> Skor:
    """9.a.Ak: from the day of the report and the day of completion of each row of its plan. The slowest row
    decides, and one that is not done leaves 0: the rubric speaks of all. ``bulan`` are the limits of five,
    four, three and two points; so many rows were stopped (``dihentikan``)."""
    if not baris:
        return Skor(0, halangan="tanpa_rencana" if laporan else "laporan_lalu")
    tuntas = min(_laju(dari, sampai or hari, bulan) for dari, sampai in baris)
    belum = [dari for dari, sampai in baris if sampai is None]
    if not belum:
        return Skor(tuntas, halangan="" if tuntas == TERTINGGI else "sudah_selesai")
    akhir = min(jatuh_tempo(dari, bulan[TERTINGGI - tuntas], BULAN) for dari in belum) if tuntas > 1 else None
    return Skor(0, tuntas, _sisa(len(belum) - dihentikan, dihentikan, akhir, dari=dihentikan, tetap=0))


def _laju(dari: date, sampai: date, bulan: Sequence[int]) -> int:
    for ke, n in enumerate(bulan):
        if sampai <= jatuh_tempo(dari, n, BULAN):
            return TERTINGGI - ke
    return 1
