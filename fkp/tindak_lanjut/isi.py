"""What is written into the register, and how it is refused."""

import uuid
from dataclasses import dataclass
from datetime import date

from fkp.galat import Galat, IsianSalah
from fkp.tindak_lanjut.models import Status

OBJEK = "tindak lanjut"


class TindakLanjutSalah(IsianSalah):
    """What was filled in of a promise cannot be."""


class TindakLanjutTetap(Galat):
    """The row may no longer be deleted."""


@dataclass(frozen=True)
class IsiRencana:
    """What is planned; ``unsur`` is a key of ``surveys.unsur`` or empty, ``pelaksana_id`` the account of the
    person who carries it out."""

    unsur: str
    layanan_id: int | None
    masalah: str
    kegiatan: str
    keluaran: str
    penanggung_jawab: str
    mulai: date | None
    tenggat: date
    sumber_anggaran: str = ""
    pelaksana_id: int | None = None


@dataclass(frozen=True)
class BarisForum:
    """The row of a berita acara that became a promise: its forum, the row of the minutes, the class of its
    time limit and the component of the standard it speaks of."""

    forum_id: int
    masukan_id: uuid.UUID
    kelas: str = ""
    komponen: str = ""


@dataclass(frozen=True)
class Kemajuan:
    """How far it is. ``selesai_pada`` counts for ``selesai`` only; without it that is today.
    ``biarkan_langkah``: done although steps are open."""

    status: Status
    realisasi: str = ""
    hambatan: str = ""
    selesai_pada: date | None = None
    biarkan_langkah: bool = False
