"""Reading instruments (questionnaires) from their versioned data files.

Regulations change their forms, so the code knows no question: an instrument is one TOML file in
`surveys/data`, and adding an instrument is adding a file. A published version is never edited; a change is
a new `versi`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from surveys.kuesioner import Instrumen, KolomProfil, Pertanyaan, Pilihan, Syarat
from surveys.unsur import UNSUR, Unsur

PROFIL_TERBESAR = 127  # a profile value is stored in one signed byte

__all__ = [
    "Instrumen",
    "InstrumenRusak",
    "InstrumenTidakAda",
    "KolomProfil",
    "Pertanyaan",
    "Pilihan",
    "Syarat",
    "daftar_instrumen",
    "load_instrumen",
    "read_instrumen",
]


class InstrumenRusak(ValueError):
    """An instrument file cannot be used; the message names file, entry and reason."""


class InstrumenTidakAda(LookupError):
    """No instrument file has this code (and version)."""


@cache
def daftar_instrumen() -> tuple[Instrumen, ...]:
    """Every instrument of the package, by code and version. Raises InstrumenRusak at the first bad file."""
    semua: dict[tuple[str, int], Instrumen] = {}
    for berkas in sorted(files("surveys").joinpath("data").iterdir(), key=lambda b: b.name):
        if berkas.name.endswith(".toml"):
            instrumen = read_instrumen(berkas)
            kunci = (instrumen.kode, instrumen.versi)
            if kunci in semua:
                raise InstrumenRusak(
                    f"{berkas.name}: versi {instrumen.versi} dari {instrumen.kode} sudah ada di berkas lain."
                )
            semua[kunci] = instrumen
    return tuple(semua[kunci] for kunci in sorted(semua))


@cache
def load_instrumen(kode: str, versi: int | None = None) -> Instrumen:
    """The instrument with this code; the newest version unless one is named. Raises InstrumenTidakAda."""
    cocok = [i for i in daftar_instrumen() if i.kode == kode and versi in (None, i.versi)]
    if not cocok:
        tersedia = ", ".join(dict.fromkeys(i.kode for i in daftar_instrumen()))
        sebutan = kode if versi is None else f"{kode} versi {versi}"
        raise InstrumenTidakAda(f"Instrumen {sebutan} tidak ada. Yang tersedia: {tersedia}.")
    return cocok[-1]


def read_instrumen(path: Path | Traversable) -> Instrumen:
    """Read and check one instrument file. Raises InstrumenRusak with an Indonesian sentence."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as salah:
        raise InstrumenRusak(f"{path.name}: bukan berkas TOML yang sah ({salah}).") from salah
    return _instrumen(_Entri(path.name, "kepala berkas", data))


class _Entri:
    """One table of the file together with its name, so that each complaint says where it is."""

    def __init__(self, berkas: str, nama: str, data: object) -> None:
        self.berkas, self.nama = berkas, nama
        if not isinstance(data, Mapping):
            raise self.rusak("harus berupa tabel")
        self.data: Mapping[str, Any] = data

    def rusak(self, alasan: str) -> InstrumenRusak:
        return InstrumenRusak(f"{self.berkas}, {self.nama}: {alasan}.")

    def text(self, kunci: str) -> str:
        nilai = self._wajib(kunci)
        if not isinstance(nilai, str) or not nilai.strip():
            raise self.rusak(f"'{kunci}' harus berupa teks yang tidak kosong")
        return nilai.strip()

    def number(self, kunci: str, terkecil: int, terbesar: int) -> int:
        nilai = self._wajib(kunci)
        if not isinstance(nilai, int) or isinstance(nilai, bool) or not terkecil <= nilai <= terbesar:
            raise self.rusak(f"'{kunci}' harus bilangan bulat {terkecil} sampai {terbesar}, ada {nilai!r}")
        return nilai

    def texts(self, kunci: str) -> tuple[str, ...]:
        nilai = self._wajib(kunci)
        if not isinstance(nilai, list) or not all(isinstance(satu, str) and satu.strip() for satu in nilai):
            raise self.rusak(f"'{kunci}' harus berupa daftar teks")
        return tuple(satu.strip() for satu in nilai)

    def day(self, kunci: str) -> date | None:
        nilai = self.data.get(kunci)
        if nilai is not None and type(nilai) is not date:
            raise self.rusak(f"'{kunci}' harus berupa tanggal seperti 2026-01-31")
        return nilai

    def flag(self, kunci: str) -> bool:
        nilai = self.data.get(kunci, False)
        if not isinstance(nilai, bool):
            raise self.rusak(f"'{kunci}' harus true atau false")
        return nilai

    def tables(self, kunci: str, sebutan: str) -> list["_Entri"]:
        """Inner tables, each named by its place and, when it has one, its key."""
        nilai = self.data.get(kunci, [])
        if not isinstance(nilai, list):
            raise self.rusak(f"'{kunci}' harus berupa daftar tabel")
        return [
            _Entri(self.berkas, f"{sebutan} ke-{nomor}{_called(satu)}", satu)
            for nomor, satu in enumerate(nilai, start=1)
        ]

    def known(self, *boleh: str) -> None:
        """Refuse a misspelt key, which would otherwise be dropped in silence."""
        for kunci in self.data:
            if kunci not in boleh:
                raise self.rusak(f"'{kunci}' tidak dikenal")

    def _wajib(self, kunci: str) -> object:
        if kunci not in self.data:
            raise self.rusak(f"'{kunci}' tidak ada")
        return self.data[kunci]


def _called(data: object) -> str:
    kunci = data.get("kunci", data.get("kode")) if isinstance(data, Mapping) else None
    return f" ({kunci})" if kunci is not None else ""


def _unique(entri: Iterable[_Entri], kunci: str) -> None:
    dipakai: set[object] = set()
    for satu in entri:
        nilai = satu.data.get(kunci)
        if nilai in dipakai:
            raise satu.rusak(f"'{kunci}' {nilai!r} dipakai dua kali")
        dipakai.add(nilai)


def _instrumen(kepala: _Entri) -> Instrumen:
    kepala.known(
        *("kode", "versi", "nama", "dasar", "catatan", "skala_maks", "ragam"),
        *("berlaku_mulai", "berlaku_sampai", "unsur", "pertanyaan", "profil"),
    )
    ragam = kepala.texts("ragam")
    skala_maks = kepala.number("skala_maks", 2, 10)
    unsur = (*UNSUR, *_own_unsur(kepala))
    soal = kepala.tables("pertanyaan", "pertanyaan")
    if not soal or not ragam:
        raise kepala.rusak("belum ada pertanyaan" if ragam else "'ragam' kosong")
    _unique(soal, "kunci")
    _unique(soal, "nomor")
    pertanyaan = tuple(_pertanyaan(satu, ragam, skala_maks, {u.kunci for u in unsur}) for satu in soal)
    diukur = {p.unsur for p in pertanyaan}
    profil = _profil(kepala.tables("profil", "kolom profil"))
    for kolom in profil:
        if kolom.kunci in {"layanan", "saran", *(p.kunci for p in pertanyaan)}:
            raise kepala.rusak(f"kolom profil '{kolom.kunci}' memakai kunci yang sudah terpakai")
    return Instrumen(
        kode=kepala.text("kode"),
        versi=kepala.number("versi", 1, 9999),
        nama=kepala.text("nama"),
        dasar=kepala.text("dasar"),
        catatan=kepala.text("catatan"),
        skala_maks=skala_maks,
        ragam=ragam,
        pertanyaan=pertanyaan,
        profil=profil,
        unsur=tuple(u for u in unsur if u.kunci in diukur),
        berlaku_mulai=kepala.day("berlaku_mulai"),
        berlaku_sampai=kepala.day("berlaku_sampai"),
    )


def _own_unsur(kepala: _Entri) -> list[Unsur]:
    """Unsur a unit added itself: the regulation lets a unit add relevant ones."""
    milik = kepala.tables("unsur", "unsur")
    _unique(milik, "kunci")
    baku = {unsur.kunci for unsur in UNSUR} | {unsur.kode for unsur in UNSUR}
    for satu in milik:
        satu.known("kunci", "kode", "nama")
        if satu.text("kunci") in baku or satu.text("kode") in baku:
            raise satu.rusak("kunci atau kodenya milik sembilan unsur baku")
    return [Unsur(satu.text("kunci"), satu.text("kode"), satu.text("nama")) for satu in milik]


def _pertanyaan(entri: _Entri, ragam: tuple[str, ...], skala_maks: int, dikenal: set[str]) -> Pertanyaan:
    entri.known("kunci", "nomor", "unsur", "ringkas", "teks", "label", "teks_en", "label_en")
    unsur = entri.text("unsur")
    if unsur not in dikenal:
        raise entri.rusak(f"unsur '{unsur}' tidak dikenal")
    label, label_en = entri.texts("label"), entri.texts("label_en")
    for nama, isi in (("label", label), ("label_en", label_en)):
        if len(isi) != skala_maks:
            raise entri.rusak(f"'{nama}' harus {skala_maks} buah, ada {len(isi)}")
    if entri.text("kunci") in ("layanan", "saran"):
        raise entri.rusak(f"kunci '{entri.text('kunci')}' sudah dipakai kolom lain")
    return Pertanyaan(
        kunci=entri.text("kunci"),
        nomor=entri.number("nomor", 1, 999),
        unsur=unsur,
        ringkas=entri.text("ringkas"),
        teks=_per_ragam(entri, "teks", ragam),
        label=label,
        teks_en=_per_ragam(entri, "teks_en", ragam),
        label_en=label_en,
    )


def _per_ragam(entri: _Entri, kunci: str, ragam: tuple[str, ...]) -> dict[str, str]:
    """Wording per variant; a plain text serves every variant alike."""
    if not isinstance(entri.data.get(kunci), Mapping):
        return dict.fromkeys(ragam, entri.text(kunci))
    dalam = _Entri(entri.berkas, f"{entri.nama}, {kunci}", entri.data[kunci])
    dalam.known(*ragam)
    return {satu: dalam.text(satu) for satu in ragam}


def _profil(kolom: list[_Entri]) -> tuple[KolomProfil, ...]:
    _unique(kolom, "kunci")
    hasil: dict[str, KolomProfil] = {}
    for entri in kolom:
        entri.known("kunci", "nama", "nama_en", "pilihan", "ganda", "syarat")
        satu = KolomProfil(
            kunci=entri.text("kunci"),
            nama=entri.text("nama"),
            nama_en=entri.text("nama_en"),
            pilihan=_pilihan(entri),
            ganda=entri.flag("ganda"),
            syarat=_syarat(entri, hasil),
        )
        hasil[satu.kunci] = satu
    return tuple(hasil.values())


def _pilihan(entri: _Entri) -> tuple[Pilihan, ...]:
    daftar = entri.tables("pilihan", f"{entri.nama}, pilihan")
    if not daftar:
        raise entri.rusak("belum ada pilihan")
    _unique(daftar, "kode")
    for satu in daftar:
        satu.known("kode", "nama", "nama_en")
        kode = satu.number("kode", 1, PROFIL_TERBESAR)
        if entri.flag("ganda") and kode.bit_count() != 1:
            raise satu.rusak(f"kode kolom ganda harus 1, 2, 4, 8, dan seterusnya, ada {kode}")
    return tuple(
        Pilihan(satu.number("kode", 1, PROFIL_TERBESAR), satu.text("nama"), satu.text("nama_en"))
        for satu in daftar
    )


def _syarat(entri: _Entri, sebelumnya: Mapping[str, KolomProfil]) -> Syarat | None:
    """A condition points at an earlier column and at a code that column really has."""
    if "syarat" not in entri.data:
        return None
    dalam = _Entri(entri.berkas, f"{entri.nama}, syarat", entri.data["syarat"])
    dalam.known("kolom", "kode")
    kolom, kode = dalam.text("kolom"), dalam.number("kode", 1, PROFIL_TERBESAR)
    if kolom not in sebelumnya or kode not in sebelumnya[kolom].kode_sah():
        raise dalam.rusak(f"kolom '{kolom}' dengan kode {kode} tidak ada sebelum kolom ini")
    return Syarat(kolom, kode)
