"""What an import of archives would do: which are new, which are there already, and which cannot be used."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import ZONA_BERSAMA, setempat
from fkp.forum.arsip.bacaan import ambil, rata, satu_baris
from fkp.forum.arsip.kasus import Kasus, KasusDitolak, baca_kasus, sidik_asli
from fkp.forum.arsip.nilai import NilaiForum
from fkp.forum.arsip.pemilik import DaftarUnit
from fkp.forum.arsip.queries import arsip_berkunci, baris_arsip, nilai_arsip
from fkp.forum.arsip.simpan import nilai_baris, simpan_kasus, susun, tahan_unit
from fkp.forum.kerangka import load_kerangka
from fkp.forum.models import Forum
from fkp.titipan import sidik_rencana
from fkp.unit.actions import tambah_unit
from fkp.unit.models import Instansi, Unit
from fkp.unit.queries import Nodes


@dataclass(frozen=True)
class Tertolak:
    """A case that is not imported: its number in the file (from 1), how it calls itself, and why."""

    nomor: int
    sebutan: str
    alasan: str


@dataclass
class Terencana:
    """A case that can be imported. Without ``unit`` its unit is made first; ``forum_id`` is the archive that
    it already is. ``nilai`` comes from the rows that are stored, or would be."""

    nomor: int
    kasus: Kasus
    unit: Unit | None
    nilai: NilaiForum
    forum_id: int | None
    perhatian: list[str]

    @property
    def baru(self) -> bool:
        """Whether it is not stored yet."""
        return self.forum_id is None


@dataclass
class Rencana:
    """Everything an import would do, in the order of the file."""

    terima: list[Terencana] = field(default_factory=list)
    tolak: list[Tertolak] = field(default_factory=list)

    @property
    def baru(self) -> list[Terencana]:
        """Those that would be stored."""
        return [satu for satu in self.terima if satu.baru]

    @property
    def sidik(self) -> str:
        """A fingerprint: what was shown is what is done, or it is shown again."""
        terima = [(s.nomor, s.kasus.sidik, s.unit.id if s.unit else 0, s.forum_id) for s in self.terima]
        return sidik_rencana({"terima": terima, "tolak": [(t.nomor, t.alasan) for t in self.tolak]})


def rencanakan(
    db: Session,
    mentah: Sequence[Any],
    nodes: Nodes,
    saat: datetime,
    *,
    unit: Unit | None = None,
    buat: bool = False,
) -> Rencana:
    """Look for the unit of each case under ``nodes`` (all cases belong to ``unit`` when one is given), and
    for the archive that it may be already. ``buat``: a unit that is not found is made, otherwise its case is
    refused."""
    rencana, terlihat = Rencana(), dict[tuple[str, str], int]()
    units = DaftarUnit(db, nodes)
    for nomor, isi in enumerate(mentah, start=1):
        try:
            kasus = baca_kasus(isi, load_kerangka())
            milik, kasus = units.pemilik(kasus, unit, buat)
            jati = (str(milik.id) if milik else rata(kasus.lembaga), kasus.kunci)
            if (pertama := terlihat.setdefault(jati, nomor)) != nomor:
                raise KasusDitolak(f"id-nya ({kasus.kunci}) sama dengan kasus nomor {pertama} di berkas ini")
        except KasusDitolak as salah:
            rencana.tolak.append(Tertolak(nomor, _sebutan(isi), str(salah)))
            continue
        forum, arsip, baris = susun(kasus, saat)
        nilai = nilai_baris(forum, arsip, baris)
        perhatian = [*kasus.perhatian, *_beda_turunan(kasus, nilai)]
        if kasus.tanggal and kasus.tanggal > setempat(saat, milik.zona if milik else ZONA_BERSAMA).date():
            perhatian.append("tanggalnya belum lewat; forum yang akan datang sebaiknya dibuat di menu Forum")
        rencana.terima.append(Terencana(nomor, kasus, milik, nilai, None, perhatian))
    _kenali_tersimpan(db, rencana)
    return rencana


def jalankan(
    db: Session, oleh: Akun | str, rencana: Rencana, saat: datetime, induk: Instansi | None = None
) -> None:
    """Store what is new. Units that are missing are made under ``induk``. Afterwards
    ``nilai`` of each is derived from what is stored."""
    dibuat: dict[str, Unit] = {}
    for satu in rencana.terima:
        if satu.unit is None and induk is not None:
            nama = rata(satu.kasus.lembaga)
            if nama not in dibuat:
                dibuat[nama] = tambah_unit(db, oleh, induk, satu.kasus.lembaga)
            satu.unit = dibuat[nama]
    tahan_unit(db, {s.unit.id for s in rencana.terima if s.unit})
    _kenali_tersimpan(db, rencana)
    for satu in rencana.baru:
        if satu.unit is not None:
            forum = simpan_kasus(db, oleh, satu.unit, satu.kasus, saat)
            satu.nilai = nilai_arsip(db, forum)


def _sebutan(isi: object) -> str:
    teks = satu_baris(ambil(isi, "id", "kunci", "institution", "topic")) if isinstance(isi, dict) else ""
    return teks[:80] or "tanpa nama"


def _beda_turunan(kasus: Kasus, nilai: NilaiForum) -> list[str]:
    """Where the derived values that the file itself brings differ from ours."""
    milik = kasus.asli.get("derived")
    if not isinstance(milik, dict):
        return []
    kini = nilai.turunan
    beda = [k for k in kini if k in milik and milik[k] != kini[k]]
    return [
        f"nilai turunan di berkas berbeda: {', '.join(f'{k} {milik[k]}, di sini {kini[k]}' for k in beda)}"
    ] * bool(beda)


def _kenali_tersimpan(db: Session, rencana: Rencana) -> None:
    """Mark the cases that are archives already; those stay as they are stored, also when the file differs."""
    punya = [satu for satu in rencana.terima if satu.unit]
    tersimpan = arsip_berkunci(db, (s.unit.id for s in punya if s.unit), (s.kasus.kunci for s in punya))
    for satu in punya:
        arsip = tersimpan.get((satu.unit.id if satu.unit else 0, satu.kasus.kunci))
        if arsip is None or satu.forum_id == arsip.forum_id:
            continue
        forum = db.get_one(Forum, arsip.forum_id)
        satu.forum_id = forum.id
        satu.nilai = nilai_baris(forum, arsip, baris_arsip(db, forum))
        if sidik_asli(arsip.asli) != satu.kasus.sidik:
            satu.perhatian.append("sudah ada dengan isi lain; yang tersimpan tidak diubah")
