"""Correcting a sealed berita acara: the next version, with its reason and what it changes.

Wording, time limit and owner of rows can be corrected; rows are neither added nor dropped, and the minutes
stay as they were written. The head of the unit signs the correction; the people who came signed version 1,
and their signatures are never carried under a text that they did not see.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.berita_acara.kunci import BelumLengkap, tahan_forum
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_teks
from fkp.forum.berita_acara.queries import segel_terbaru
from fkp.forum.berita_acara.segel import PIMPINAN, TandaPimpinan, bubuhkan, isi_tanda, simpan_segel
from fkp.forum.models import TERSEGEL, Forum
from fkp.forum.notulen.syarat import identitas_baris, kurang_baris
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import OBJEK, ForumSalah, TahapForumSalah
from fkp.galat import Galat
from fkp.identitas import keberatan_umum
from fkp.jejak.actions import catat
from fkp.tindak_lanjut.dari_forum import janji_forum, perbaiki_janji
from fkp.tindak_lanjut.isi import IsiRencana
from fkp.tindak_lanjut.models import TindakLanjut


class VersiLain(Galat):
    """Another correction was sealed since this one was begun."""


@dataclass(frozen=True)
class IsiBaris:
    """What can be corrected in a row."""

    masalah: str
    usulan: str
    tindakan: str
    keluaran: str
    kelas: str
    durasi: int | None
    satuan: str
    tenggat: date | None
    penanggung_jawab: str


ISIAN = tuple(IsiBaris.__dataclass_fields__)


@dataclass(frozen=True)
class Beda:
    """One field of one row before and after, as they are stored."""

    nomor: int
    isian: str
    lama: Any
    baru: Any


def isi_baris(baris: dict[str, Any]) -> IsiBaris:
    """A row of a sealed version."""
    hari = date.fromisoformat(baris["tenggat"]) if baris["tenggat"] else None
    return IsiBaris(**{nama: baris[nama] for nama in ISIAN} | {"tenggat": hari})


def beda_versi(lama: dict[str, Any], baru: dict[str, Any]) -> list[Beda]:
    """What changed in the rows from one version to the next, field by field."""
    semula = {satu["masukan"]: satu for satu in lama["baris"]}
    return [
        Beda(satu["nomor"], nama, semula[satu["masukan"]][nama], satu[nama])
        for satu in baru["baris"]
        if satu["masukan"] in semula
        for nama in ISIAN
        if semula[satu["masukan"]][nama] != satu[nama]
    ]


def usulkan(sah: BeritaAcara, baris: Sequence[IsiBaris]) -> dict[str, Any]:
    """The content of the next version: that of ``sah`` with these rows, which come in its order."""
    baru = [
        {**semula, **asdict(satu), "tenggat": satu.tenggat.isoformat() if satu.tenggat else ""}
        for semula, satu in zip(sah.isi["baris"], baris, strict=True)
    ]
    return {**sah.isi, "baris": baru}


def kurang_perbaikan(forum: Forum, baris: Sequence[IsiBaris]) -> list[tuple[int, str, str]]:
    """What corrected rows lack, or must not hold: number, field, sentence."""
    kerangka = kerangka_of(forum)
    return [
        (nomor, isian, pesan)
        for nomor, satu in enumerate(baris, 1)
        for isian, pesan in (
            *kurang_baris(forum.tanggal, kerangka, satu),
            *((isian, pesan) for isian, _nama, pesan in identitas_baris(satu)),
        )
    ]


def periksa_perbaikan(sah: BeritaAcara, baris: Sequence[IsiBaris], alasan: str, *, dari: int) -> list[Beda]:
    """What the correction changes in the newest version ``sah``; ``dari`` is the one it was begun on. Raises
    VersiLain, and ForumSalah without a reason that everyone may read or when nothing changes."""
    if sah.versi != dari:
        raise VersiLain(
            f"Versi {sah.versi} baru saja disahkan. Bandingkan dengan perbaikan Anda, lalu periksa lagi."
        )
    if not alasan.strip():
        raise ForumSalah("alasan", "Tulis alasan berita acara diperbaiki.")
    if keberatan := keberatan_umum(alasan):
        raise ForumSalah("alasan", keberatan)
    beda = beda_versi(sah.isi, usulkan(sah, baris))
    if not beda:
        raise ForumSalah("alasan", "Belum ada yang diubah. Ubah paling sedikit satu isian.")
    return beda


def perbaiki(
    db: Session,
    forum: Forum,
    oleh: Akun,
    saat: datetime,
    *,
    dari: int,
    baris: Sequence[IsiBaris],
    alasan: str,
    tanda: TandaPimpinan,
) -> BeritaAcara:
    """Seal the version after ``dari``, which must still be the newest. The promises of changed rows follow.

    Raises TahapForumSalah, VersiLain, ForumSalah (no reason, or nothing changed), BelumLengkap, GoresanSalah,
    UnggahanSalah and TindakLanjutSalah.
    """
    tahan_forum(db, forum)
    sah = segel_terbaru(db, forum)
    if forum.tahap not in TERSEGEL or sah is None:
        raise TahapForumSalah("Yang dapat diperbaiki hanya berita acara yang sudah disahkan.")
    beda = periksa_perbaikan(sah, baris, alasan, dari=dari)
    isi = usulkan(sah, baris)
    if kurang := kurang_perbaikan(forum, baris):
        nomor, isian, pesan = kurang[0]
        raise BelumLengkap(f"Baris {nomor}, {isian.replace('_', ' ')}: {pesan}")
    forum.naskah_sidik = sidik_teks(isi)
    tanda_row, berkas = bubuhkan(db, forum, oleh, saat, tanda)
    sidik_berkas = {berkas.id: berkas.sidik} if berkas else {}
    baru = simpan_segel(
        db,
        forum,
        oleh,
        saat,
        isi=isi,
        pribadi={**sah.pribadi, "tanda_tangan": {PIMPINAN: isi_tanda(tanda_row, sidik_berkas)}},
        berkas=berkas,
        versi=sah.versi + 1,
        alasan=alasan.strip(),
    )
    forum.versi += 1
    _sesuaikan(db, oleh, forum, sah.isi, baru.isi, saat, alasan.strip())
    db.flush()
    rincian = {"versi": baru.versi, "kode": baru.kode, "sidik": baru.sidik, "isian": len(beda)}
    catat(db, oleh, "berita acara diperbaiki", OBJEK, forum.id, forum.unit.jalur, rincian)
    return baru


def _sesuaikan(
    db: Session,
    oleh: Akun,
    forum: Forum,
    lama: dict[str, Any],
    baru: dict[str, Any],
    saat: datetime,
    alasan: str,
) -> None:
    janji = janji_forum(db, forum.id)
    berubah = {satu.nomor for satu in beda_versi(lama, baru)}
    for semula, kini in zip(lama["baris"], baru["baris"], strict=True):
        row = janji.get(kini["masukan"])
        if kini["nomor"] in berubah and row is not None:
            isi = _rencana(row, isi_baris(semula), isi_baris(kini))
            perbaiki_janji(db, oleh, row, isi, kini["kelas"], saat, alasan)


def _rencana(row: TindakLanjut, lama: IsiBaris, kini: IsiBaris) -> IsiRencana:
    """The plan as the register has it, with only what the correction changed."""
    isi = IsiRencana(**{nama: getattr(row, nama) for nama in IsiRencana.__dataclass_fields__})
    pasangan = {
        "masalah": "masalah",
        "kegiatan": "tindakan",
        "keluaran": "keluaran",
        "penanggung_jawab": "penanggung_jawab",
        "tenggat": "tenggat",
    }
    ubah = {tl: getattr(kini, ba) for tl, ba in pasangan.items() if getattr(kini, ba) != getattr(lama, ba)}
    return replace(isi, **ubah)
