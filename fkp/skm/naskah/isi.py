"""What a report says beside the figures of its result: frozen with the seal, so that an old report prints
the same in five years, whatever became of the unit's name, its plans or its head.

Pure data: no database, no language, no clock. Numbers are Decimal, days are dates.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from fkp.triwulan import triwulan_jalan


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose report it is; ``induk`` are the names above the unit, the government first. ``zona`` is the
    IANA zone in which its days are."""

    unit: str
    induk: tuple[str, ...] = ()
    alamat: str = ""
    jam_layanan: str = ""
    zona: str = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class TitikNilai:
    """One period of a trend. ``mutu`` is the letter as it was given then, empty without one; ``pita`` the
    year of its letter table: letters of 2004 and of 2017 do not compare. ``sumber`` says who published
    a value from before this program, empty for a result sealed here."""

    periode: str
    pendek: str
    ikm: Decimal
    mutu: str = ""
    pita: str = "2017"
    responden: int | None = None
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Sebelumnya:
    """The result of the period before with the same questionnaire. ``unsur`` holds the IKM by key,
    ``margin`` half the 95% interval in IKM points, None when not known."""

    periode: str
    ikm: Decimal
    mutu: str
    margin: Decimal | None
    unsur: Mapping[str, Decimal]
    aturan_sama: bool


@dataclass(frozen=True, slots=True)
class BarisRencana:
    """A row of the plan, or, with status and what was done, of the report on its execution."""

    unsur: str
    nama_unsur: str
    masalah: str
    kegiatan: str
    keluaran: str
    mulai: date | None
    tenggat: date
    penanggung_jawab: str
    status: str = "direncanakan"
    realisasi: str = ""
    hambatan: str = ""
    selesai_pada: date | None = None

    def triwulan(self, tahun: int) -> frozenset[int]:
        """The quarters (1..4) of a year during which it is worked on."""
        return triwulan_jalan(self.mulai, self.tenggat, tahun)


@dataclass(frozen=True, slots=True)
class SaranUnsur:
    """How many who scored an unsur 1 or 2 wrote something, and some of what they wrote."""

    unsur: str
    jumlah: int
    kutipan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForumRencana:
    """The Forum Konsultasi Publik in which the plan was discussed."""

    judul: str
    tanggal: date


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """Who signs; an empty part is a dotted line to fill by hand. ``nip`` has 18 digits."""

    tempat: str = ""
    jabatan: str = ""
    nama: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class IsiLaporan:
    """Everything beside the figures. ``mulai``..``akhir`` is half-open. ``naskah`` is the running text by the
    ``kunci`` of the outline (``fkp.skm.naskah.kerangka``), drafted or edited. ``jadwal`` pairs an activity
    with the day it began and the last day of it; ``kanal`` a way of answering with the number of answers.
    ``pelaksanaan`` is the plan of the period before, as far as it got. ``tren`` ends with this period.
    ``disunting`` are the keys of the texts that a person changed; all others follow the data."""

    kerangka: str
    identitas: Identitas
    periode: str
    pendek: str
    mulai: date
    akhir: date
    tren: tuple[TitikNilai, ...]
    sebelumnya: Sebelumnya | None = None
    jadwal: tuple[tuple[str, date, date], ...] = ()
    kanal: tuple[tuple[str, int], ...] = ()
    saran: tuple[SaranUnsur, ...] = ()
    rencana: tuple[BarisRencana, ...] = ()
    pelaksanaan: tuple[BarisRencana, ...] = ()
    forum: ForumRencana | None = None
    penandatangan: Penandatangan = field(default_factory=Penandatangan)
    naskah: Mapping[str, str] = field(default_factory=dict)
    disunting: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe: days as ISO text, decimals as text with a point."""
        return _plain(asdict(self))  # type: ignore[no-any-return]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "IsiLaporan":
        """Back from ``to_dict``. Raises KeyError, TypeError or ValueError for anything else."""
        lalu, forum = data["sebelumnya"], data["forum"]
        return cls(
            kerangka=data["kerangka"],
            identitas=Identitas(**{**data["identitas"], "induk": tuple(data["identitas"]["induk"])}),
            periode=data["periode"],
            pendek=data["pendek"],
            mulai=date.fromisoformat(data["mulai"]),
            akhir=date.fromisoformat(data["akhir"]),
            tren=tuple(TitikNilai(**{**t, "ikm": Decimal(t["ikm"])}) for t in data["tren"]),
            sebelumnya=_sebelumnya(lalu) if lalu else None,
            jadwal=tuple(
                (nama, date.fromisoformat(dari), date.fromisoformat(sampai))
                for nama, dari, sampai in data["jadwal"]
            ),
            kanal=tuple((nama, n) for nama, n in data["kanal"]),
            saran=tuple(SaranUnsur(s["unsur"], s["jumlah"], tuple(s["kutipan"])) for s in data["saran"]),
            rencana=tuple(_rencana(r) for r in data["rencana"]),
            pelaksanaan=tuple(_rencana(r) for r in data["pelaksanaan"]),
            forum=ForumRencana(forum["judul"], date.fromisoformat(forum["tanggal"])) if forum else None,
            penandatangan=Penandatangan(**data["penandatangan"]),
            naskah=dict(data["naskah"]),
            disunting=tuple(data.get("disunting", ())),
        )


def sidik_laporan(data: Mapping[str, Any]) -> str:
    """SHA-256, hex, of a frozen report (``to_dict``) as JSON in one form: keys sorted, no spaces, UTF-8."""
    teks = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


def _plain(nilai: Any) -> Any:
    if isinstance(nilai, Mapping):
        return {kunci: _plain(satu) for kunci, satu in nilai.items()}
    if isinstance(nilai, (tuple, list)):
        return [_plain(satu) for satu in nilai]
    if isinstance(nilai, date):
        return nilai.isoformat()
    return format(nilai, "f") if isinstance(nilai, Decimal) else nilai


def _sebelumnya(data: Mapping[str, Any]) -> Sebelumnya:
    return Sebelumnya(
        periode=data["periode"],
        ikm=Decimal(data["ikm"]),
        mutu=data["mutu"],
        margin=Decimal(data["margin"]) if data["margin"] is not None else None,
        unsur={kunci: Decimal(nilai) for kunci, nilai in data["unsur"].items()},
        aturan_sama=data["aturan_sama"],
    )


def _rencana(data: Mapping[str, Any]) -> BarisRencana:
    selesai, mulai = data["selesai_pada"], data["mulai"]
    return BarisRencana(
        **{
            **data,
            "mulai": date.fromisoformat(mulai) if mulai else None,
            "tenggat": date.fromisoformat(data["tenggat"]),
            "selesai_pada": date.fromisoformat(selesai) if selesai else None,
        }
    )
