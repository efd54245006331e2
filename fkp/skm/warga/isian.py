"""What someone sent, read into a JawabanMasuk or into sentences that say what is wrong.

The form and the API meet here: ``bongkar_form`` turns posted fields into the shape of the API's JSON, and
``read_isian`` judges that shape. Nothing here knows a request, a database or the clock.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from fkp.skm.models import Kanal
from fkp.skm.warga.rekam import JawabanMasuk
from surveys.kuesioner import Instrumen, KolomProfil

SARAN_TERPANJANG = 1000
DURASI_TERLAMA = 32_767  # seconds, what a smallint holds: nine hours
LALU_TERLAMA = 31_536_000  # seconds: a year
KUNCI = ("id", "layanan", "jawaban", "profil", "saran", "waktu", "lalu", "durasi", "kanal")
KANAL_UMUM = (Kanal.QR, Kanal.KIOS)
"""The ways anyone may name; the others belong to people who signed in."""

_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True)
class Masalah:
    """One thing that is wrong: ``kolom`` as the API names it ("jawaban.waktu"), and a sentence."""

    kolom: str
    pesan: str


class IsianSalah(ValueError):
    """The answer cannot be taken as it is; ``masalah`` is never empty."""

    def __init__(self, masalah: list[Masalah]) -> None:
        super().__init__("; ".join(f"{m.kolom}: {m.pesan}" for m in masalah))
        self.masalah = masalah


def read_isian(
    instrumen: Instrumen, layanan: Mapping[int, str], mentah: Mapping[str, Any], saat: datetime
) -> JawabanMasuk:
    """Judge one answer. ``layanan`` maps the ids of the survey's layanan to their names; either may be
    sent, and nothing at all when there is only one. Every question has to be answered: the regulation is
    silent, and a question left out on a screen is more often missed than meant (paper and imports are
    recorded elsewhere and may have gaps). The profile may be left out, whole or in part.

    Raises IsianSalah with everything that is wrong.
    """
    p = _Pembaca(mentah)
    masuk = JawabanMasuk(
        id=p.id(),
        layanan_id=p.layanan(layanan),
        nilai=p.nilai(instrumen),
        profil=p.profil(instrumen),
        saran=p.saran(),
        waktu=p.waktu(saat),
        durasi=p.durasi(),
        kanal=p.kanal(),
    )
    p.asing(mentah, KUNCI, "")
    if p.masalah:
        raise IsianSalah(p.masalah)
    return masuk


class _Pembaca:
    """Reads field by field and remembers what was wrong; a bad field yields a harmless stand-in."""

    def __init__(self, mentah: Mapping[str, Any]) -> None:
        self.mentah = mentah
        self.masalah: list[Masalah] = []

    def salah(self, kolom: str, pesan: str) -> None:
        self.masalah.append(Masalah(kolom, pesan))

    def asing(self, isi: Mapping[str, Any], dikenal: tuple[str, ...], awalan: str) -> None:
        """A misspelt key would lose an answer in silence."""
        for kunci in isi:
            if kunci not in dikenal:
                self.salah(f"{awalan}{kunci}"[:80], "Kolom ini tidak dikenal.")

    def objek(self, kunci: str) -> Mapping[str, Any]:
        isi = self.mentah.get(kunci)
        if isi is None:
            return {}
        if not isinstance(isi, Mapping):
            self.salah(kunci, "Harus berupa objek.")
            return {}
        return isi

    def id(self) -> UUID:
        teks = self.mentah.get("id")
        if isinstance(teks, str) and _UUID.fullmatch(teks):
            return UUID(teks)
        # Version 1 would carry the device's address, version 7 too few random bits for a receipt.
        self.salah("id", "Harus UUID versi 4 (acak) yang dibuat di perangkat pengirim.")
        return UUID(int=0)

    def layanan(self, ada: Mapping[int, str]) -> int:
        pilih = self.mentah.get("layanan")
        if pilih in (None, "") and len(ada) == 1:
            return next(iter(ada))
        if isinstance(pilih, int) and not isinstance(pilih, bool) and pilih in ada:
            return pilih
        if isinstance(pilih, str):
            nama = " ".join(pilih.split()).casefold()
            for id_, sebutan in ada.items():
                if nama == sebutan.casefold():
                    return id_
        self.salah("layanan", "Pilih layanan yang Anda terima.")
        return 0

    def nilai(self, instrumen: Instrumen) -> dict[str, int]:
        isi = self.objek("jawaban")
        nilai: dict[str, int] = {}
        for soal in instrumen.pertanyaan:
            n = isi.get(soal.kunci)
            if n is None:
                self.salah(f"jawaban.{soal.kunci}", f"Pilih satu jawaban untuk {soal.ringkas}.")
            elif isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= instrumen.skala_maks:
                self.salah(
                    f"jawaban.{soal.kunci}",
                    f"Nilai untuk {soal.ringkas} harus bilangan 1 sampai {instrumen.skala_maks}.",
                )
            else:
                nilai[soal.kunci] = n
        self.asing(isi, instrumen.kunci_item, "jawaban.")
        return nilai

    def profil(self, instrumen: Instrumen) -> dict[str, int]:
        """A column whose condition is not met was not asked, and is not kept."""
        isi = self.objek("profil")
        profil: dict[str, int] = {}
        for kolom in instrumen.profil:
            kode = _kode(kolom, isi.get(kolom.kunci))
            if kode is None:
                self.salah(f"profil.{kolom.kunci}", f"Pilihan untuk {kolom.nama} tidak dikenal.")
            elif kode and (not kolom.syarat or profil.get(kolom.syarat.kolom) == kolom.syarat.kode):
                profil[kolom.kunci] = kode
        self.asing(isi, tuple(k.kunci for k in instrumen.profil), "profil.")
        return profil

    def saran(self) -> str | None:
        teks = self.mentah.get("saran")
        if teks is None:
            return None
        if not isinstance(teks, str):
            self.salah("saran", "Harus berupa teks.")
            return None
        if "\0" in teks or any("\ud800" <= c <= "\udfff" for c in teks):
            self.salah("saran", "Ada huruf yang tidak dapat disimpan.")
            return None
        bersih = rapikan_saran(teks)
        if len(bersih) > SARAN_TERPANJANG:
            self.salah(
                "saran", f"Saran paling panjang {SARAN_TERPANJANG} huruf, sekarang {len(bersih)}. Ringkaskan."
            )
        return bersih or None

    def waktu(self, saat: datetime) -> datetime:
        """When it was answered: the moment the device names, or so many seconds ago (``lalu``), which a
        phone with a wrong clock can still tell."""
        lalu = self.detik("lalu")
        teks = self.mentah.get("waktu")
        if teks is None:
            return saat - timedelta(seconds=min(lalu or 0, LALU_TERLAMA))
        try:
            waktu = datetime.fromisoformat(teks)
            # A moment before 1970 may have no UTC; found out here, not while storing.
            if waktu.tzinfo is not None and waktu.timestamp() >= 0:
                return min(waktu, saat)
        except (TypeError, ValueError, OverflowError):
            pass
        self.salah("waktu", "Tulis waktu ISO 8601 dengan zonanya, misalnya 2026-11-12T10:42:00+07:00.")
        return saat

    def durasi(self) -> int | None:
        n = self.detik("durasi")
        return None if n is None else min(n, DURASI_TERLAMA)

    def detik(self, kunci: str) -> int | None:
        n = self.mentah.get(kunci)
        if n is None or (type(n) is int and n >= 0):
            return n
        self.salah(kunci, "Harus bilangan bulat, dalam detik.")
        return None

    def kanal(self) -> Kanal:
        nama = self.mentah.get("kanal", Kanal.QR)
        if nama in KANAL_UMUM:
            return Kanal(nama)
        self.salah("kanal", f"Harus salah satu dari: {', '.join(KANAL_UMUM)}.")
        return Kanal.QR


def _kode(kolom: KolomProfil, isi: object) -> int | None:
    """The value to store, 0 for not answered, None for one that does not exist. Several ticks come as a
    list of codes or as their sum."""
    if isi is None:
        return 0
    satuan = {p.kode for p in kolom.pilihan}
    if kolom.ganda and isinstance(isi, list):
        return sum(set(isi)) if all(type(k) is int and k in satuan for k in isi) else None
    return isi if type(isi) is int and isi in kolom.kode_sah() else None


def rapikan_saran(teks: str) -> str:
    """One kind of line end, no control characters, no space around. Emoji and any script stay."""
    if teks.isprintable():  # nearly always, and then there is nothing to look for letter by letter
        return teks.strip()
    satu = teks.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in satu if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


def bongkar_form(instrumen: Instrumen, isian: Mapping[str, list[str]]) -> dict[str, Any]:
    """Posted fields (each a list of texts) in the shape of the API. A radio that was not chosen sends
    nothing; what is not a number stays a text, for ``read_isian`` to refuse."""

    def satu(kunci: str) -> str | None:
        return (isian.get(kunci) or [""])[0].strip() or None

    return {
        "id": satu("id"),
        "layanan": _angka(satu("layanan")),
        "jawaban": {k: _angka(satu(k)) for k in instrumen.kunci_item},
        "profil": {
            k.kunci: [_angka(v) for v in isian.get(k.kunci, [])] if k.ganda else _angka(satu(k.kunci))
            for k in instrumen.profil
        },
        "saran": (isian.get("saran") or [""])[0],
        **{k: n for k in ("lalu", "durasi") if isinstance(n := _angka(satu(k)), int)},
    }


def _angka(teks: str | None) -> int | str | None:
    return int(teks) if teks and re.fullmatch(r"[0-9]{1,18}", teks) else teks
