"""Changing who is on the list of a forum. The audit trail gets counts and field names, never a person."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.models import Forum
from fkp.forum.peserta.isian import rapikan_hp, sah_hp
from fkp.forum.peserta.models import AsalPeserta, Peserta
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import OBJEK, SEBELUM_SEGEL, ForumSalah
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.ketikan import rapikan
from fkp.surel import sah_surel

TERBUKA = SEBELUM_SEGEL
PANJANG = {"nama": 160, "lembaga": 200, "jabatan": 160, "hp": 20, "surel": 200}
"""How long each may be, in characters."""
SEBUTAN = {
    "nama": "nama",
    "lembaga": "lembaga",
    "jabatan": "jabatan",
    "hp": "nomor telepon",
    "surel": "surel",
}


class PesertaTetap(Galat):
    """This person can no longer be taken off the list, or the list is closed."""


@dataclass(frozen=True, slots=True)
class IsiPeserta:
    """What is known of one person; ``unsur`` is a key of the kerangka. Everything but the name and the
    element may be empty."""

    nama: str
    unsur: str
    lembaga: str = ""
    jabatan: str = ""
    hp: str = ""
    surel: str = ""
    jenis_kelamin: str = ""
    kontak_id: int | None = None


ISIAN = ("nama", "unsur", "lembaga", "jabatan", "hp", "surel", "jenis_kelamin")
"""The fields that staff may change afterwards."""


def tambah_peserta(
    db: Session,
    forum: Forum,
    isi: IsiPeserta,
    saat: datetime,
    *,
    asal: AsalPeserta | str,
    id: uuid.UUID | None = None,
) -> Peserta:
    """Put one person on the list; ``id`` is the one that a device made. The caller writes the audit line.
    Raises ForumSalah and PesertaTetap."""
    periksa_terbuka(forum)
    rapi = rapikan_isi(forum, isi)
    peserta = Peserta(id=id or uuid.uuid4(), urutan=_berikut(db, forum), **_kolom(forum, rapi, saat, asal))
    db.add(peserta)
    db.flush()
    return peserta


def undang(db: Session, oleh: Akun, forum: Forum, semua: Sequence[IsiPeserta], saat: datetime) -> int:
    """Invite all of these in one go, in their order; how many. Raises ForumSalah and PesertaTetap, and then
    nobody was added."""
    periksa_terbuka(forum)
    awal = _berikut(db, forum)
    db.add_all(
        Peserta(
            id=uuid.uuid4(),
            urutan=awal + n,
            **_kolom(forum, rapikan_isi(forum, isi), saat, AsalPeserta.UNDANGAN),
        )
        for n, isi in enumerate(semua)
    )
    db.flush()
    if semua:
        catat(db, oleh, "undang orang", OBJEK, forum.id, forum.unit.jalur, {"jumlah": len(semua)})
    return len(semua)


def ubah_peserta(db: Session, oleh: Akun, peserta: Peserta, isi: IsiPeserta) -> None:
    """Change what is known of a person. Raises ForumSalah and PesertaTetap."""
    forum = peserta.forum
    periksa_terbuka(forum)
    baru = rapikan_isi(forum, isi)
    beda = [n for n in ISIAN if getattr(peserta, n) != getattr(baru, n)]
    for n in beda:
        setattr(peserta, n, getattr(baru, n))
    db.flush()
    if beda:
        rincian = {"peserta": peserta.id.hex, "isian": beda}
        catat(db, oleh, "ubah undangan", OBJEK, forum.id, forum.unit.jalur, rincian)


def hapus_peserta(db: Session, oleh: Akun, peserta: Peserta) -> None:
    """Take someone off the list who has not come and signed nothing. Raises PesertaTetap."""
    forum = peserta.forum
    periksa_terbuka(forum)
    if peserta.hadir_pada is not None:
        raise PesertaTetap("Orang ini sudah tercatat hadir, jadi tidak dapat dihapus dari daftar.")
    if db.scalar(select(TandaTangan.id).where(TandaTangan.peserta_id == peserta.id).limit(1)) is not None:
        raise PesertaTetap("Orang ini sudah menandatangani, jadi tidak dapat dihapus dari daftar.")
    catat(db, oleh, "hapus undangan", OBJEK, forum.id, forum.unit.jalur, {"unsur": peserta.unsur})
    db.delete(peserta)
    db.flush()


def ganti_tautan(db: Session, oleh: Akun, peserta: Peserta, *, cabut: bool) -> None:
    """Make every link that was given out stop; with ``cabut`` there is no new one either."""
    forum = peserta.forum
    peserta.tautan_versi += 1
    peserta.dicabut = cabut
    db.flush()
    aksi = "cabut tautan peserta" if cabut else "ganti tautan peserta"
    catat(db, oleh, aksi, OBJEK, forum.id, forum.unit.jalur, {"peserta": peserta.id.hex})


def periksa_terbuka(forum: Forum) -> None:
    """Raises PesertaTetap when the list of this forum no longer changes."""
    if forum.tahap not in TERBUKA:
        raise PesertaTetap("Daftar orang forum ini sudah ditutup dan tidak dapat diubah lagi.")


def rapikan_isi(forum: Forum, isi: IsiPeserta) -> IsiPeserta:
    """The same as it is kept. Raises ForumSalah with the field it is said of."""
    rapi, salah = periksa_isi(forum, isi)
    if salah:
        raise salah[0]
    return rapi


def periksa_isi(forum: Forum, isi: IsiPeserta) -> tuple[IsiPeserta, list[ForumSalah]]:
    """The same as it is kept, and all that is wrong with it."""
    rapi = replace(
        isi,
        nama=rapikan(isi.nama),
        lembaga=rapikan(isi.lembaga),
        jabatan=rapikan(isi.jabatan),
        hp=rapikan_hp(isi.hp),
        surel=rapikan(isi.surel),
    )
    return rapi, list(_keberatan(forum, rapi))


def _keberatan(forum: Forum, isi: IsiPeserta) -> Iterator[ForumSalah]:
    if not isi.nama:
        yield ForumSalah("nama", "Isi nama orangnya.")
    for isian, panjang in PANJANG.items():
        if len(getattr(isi, isian)) > panjang:
            yield ForumSalah(isian, f"Isian {SEBUTAN[isian]} paling panjang {panjang} huruf.")
    if isi.unsur not in kerangka_of(forum).kunci("unsur"):
        yield ForumSalah("unsur", "Pilih unsur dari daftar.")
    if isi.jenis_kelamin not in ("", "L", "P"):
        yield ForumSalah("jenis_kelamin", "Pilih L atau P, atau kosongkan.")
    if isi.hp and not sah_hp(isi.hp):
        yield ForumSalah("hp", f"“{isi.hp[:60]}” bukan nomor telepon. Contoh: 081234567890.")
    if isi.surel and not sah_surel(isi.surel):
        yield ForumSalah("surel", f"“{isi.surel[:60]}” bukan alamat surel. Contoh: nama@contoh.id.")


def _kolom(forum: Forum, isi: IsiPeserta, saat: datetime, asal: AsalPeserta | str) -> dict[str, Any]:
    isian = {nama: getattr(isi, nama) for nama in ISIAN}
    return {"forum_id": forum.id, "asal": asal, "kontak_id": isi.kontak_id, "dibuat": saat, **isian}


def _berikut(db: Session, forum: Forum) -> int:
    terakhir = select(func.coalesce(func.max(Peserta.urutan), 0)).where(Peserta.forum_id == forum.id)
    return (db.scalar(terakhir) or 0) + 1
