"""Reading the material of a forum and what people said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.materi.models import BerkasForum, JenisBerkas, TanggapanMateri
from fkp.forum.models import Forum
from fkp.standar.komponen import load_susunan
from fkp.standar.models import StandarPelayanan
from fkp.standar.queries import standar_bahasan
from fkp.standar.tampil import BarisKomponen, susun
from fkp.unit.models import Layanan

DOKUMENTASI = (JenisBerkas.FOTO, JenisBerkas.PUBLIKASI)
"""What shows that the forum was held and published; for the team and the report."""
SIKAP = ("setuju", "ubah", "tolak")
"""What somebody may say of a component."""


@dataclass(frozen=True, slots=True)
class Bahasan:
    """The standard of one layanan that is discussed, component by component, without those that say nothing.
    ``berlaku`` is what is in force beside a draft: each component then says what it was."""

    standar: StandarPelayanan
    berlaku: StandarPelayanan | None
    komponen: tuple[BarisKomponen, ...]

    @property
    def layanan(self) -> Layanan:
        """Whose standard it is."""
        return self.standar.layanan

    @property
    def berubah(self) -> tuple[BarisKomponen, ...]:
        """What the draft would change."""
        return tuple(satu for satu in self.komponen if self.berlaku and satu.beda != "sama")

    def kunci(self, komponen: BarisKomponen) -> str:
        """A name of the component that is unique in the forum."""
        return f"{self.layanan.id}-{komponen.kunci}"


@dataclass(frozen=True, slots=True)
class TanggapanKomponen:
    """What was said of one component, or of the forum in general (``layanan`` and ``komponen`` empty)."""

    layanan: str
    komponen: str
    jumlah: dict[str, int]
    tanggapan: tuple[TanggapanMateri, ...]


def materi_forum(db: Session, forum: Forum, *, umum: bool = False) -> Sequence[BerkasForum]:
    """The files to be read before the forum, in the order in which they came; ``umum`` only public ones."""
    cari = select(BerkasForum).where(
        BerkasForum.forum_id == forum.id, BerkasForum.jenis == JenisBerkas.MATERI
    )
    if umum:
        cari = cari.where(BerkasForum.umum)
    return db.scalars(cari.order_by(BerkasForum.id)).all()


def dokumentasi_forum(db: Session, forum: Forum) -> Sequence[BerkasForum]:
    """Photographs and proof of publication, in the order in which they came."""
    cari = select(BerkasForum).where(BerkasForum.forum_id == forum.id, BerkasForum.jenis.in_(DOKUMENTASI))
    return db.scalars(cari.order_by(BerkasForum.id)).all()


def find_materi(db: Session, forum: Forum, materi_id: int, *, umum: bool = False) -> BerkasForum:
    """That file of this forum; 404 when it is none, or not for everyone where ``umum`` asks for that."""
    berkas = db.get(BerkasForum, materi_id)
    boleh = (JenisBerkas.MATERI,) if umum else (JenisBerkas.MATERI, *DOKUMENTASI)
    sah = berkas is not None and berkas.forum_id == forum.id and berkas.jenis in boleh
    return berkas if berkas is not None and sah and (berkas.umum or not umum) else abort(404)


def bahasan_forum(db: Session, forum: Forum) -> list[Bahasan]:
    """What the forum discusses: the draft of each chosen layanan, or what is in force."""
    semua = (
        Bahasan(
            standar,
            berlaku,
            tuple(b for satu in susun(standar, berlaku) for b in satu.baris if b.kini or b.lama),
        )
        for standar, berlaku in standar_bahasan(db, [satu.id for satu in forum.layanan])
    )
    return [satu for satu in semua if satu.komponen]


def tanggapan_forum(db: Session, forum: Forum) -> list[TanggapanKomponen]:
    """Everything that was said, by layanan and component in the order of the form; in general comes last."""
    cari = select(TanggapanMateri).where(TanggapanMateri.forum_id == forum.id)
    semua = db.scalars(cari.order_by(TanggapanMateri.waktu, TanggapanMateri.id)).all()
    disebut = select(Layanan).where(Layanan.id.in_({t.layanan_id for t in semua if t.layanan_id}))
    layanan = {satu.id: satu.nama for satu in db.scalars(disebut)}
    susunan = load_susunan()
    urutan = {satu.kunci: n for n, satu in enumerate(susunan.komponen)}
    kelompok: dict[tuple[int | None, str], list[TanggapanMateri]] = {}
    for satu in semua:
        kelompok.setdefault((satu.layanan_id, satu.komponen), []).append(satu)
    return [
        TanggapanKomponen(
            layanan.get(layanan_id or 0, ""),
            susunan.nama_of(komponen) if komponen else "",
            {sikap: n for sikap in SIKAP if (n := sum(t.sikap == sikap for t in isi))},
            tuple(isi),
        )
        for (layanan_id, komponen), isi in sorted(
            kelompok.items(), key=lambda k: (k[0][0] or 2**31, urutan.get(k[0][1], 99))
        )
    ]
