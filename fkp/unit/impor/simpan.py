"""Doing what a Rencana says, all of it or nothing: the caller commits once."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from fkp.akun.models import Akun
from fkp.jejak.actions import Catatan, catat_borongan
from fkp.unit.impor.rencana import Rencana
from fkp.unit.models import Instansi, Layanan, Unit
from fkp.unit.pohon import tambah_instansi
from fkp.unit.slug import slug_dari, slug_terpakai


def simpan_rencana(db: Session, oleh: Akun, rencana: Rencana, induk: Instansi | None) -> None:
    """Make and change everything in ``rencana``; instansi that do not exist yet go under ``induk``.
    Each unit gets its own line in the audit trail, so that its history can be read later."""
    with db.no_autoflush:
        baru = _buat_unit(db, rencana, _instansi(db, oleh, rencana, induk))
        catat_borongan(db, oleh, [*baru, *_ubah_unit(db, rencana)])
    db.flush()


def _instansi(db: Session, oleh: Akun, rencana: Rencana, induk: Instansi | None) -> dict[str | int, Instansi]:
    """Instansi by id, and the new ones by name in small letters."""
    nomor = {u.instansi_id for u in rencana.baru if u.instansi_id is not None}
    hasil: dict[str | int, Instansi] = {}
    hasil.update({i.id: i for i in db.scalars(select(Instansi).where(Instansi.id.in_(nomor)))})
    for nama in rencana.instansi_baru:
        hasil[nama.casefold()] = tambah_instansi(db, oleh, induk, nama)
    return hasil


def _buat_unit(db: Session, rencana: Rencana, instansi: dict[str | int, Instansi]) -> list[Catatan]:
    terpakai = slug_terpakai(db)
    pasangan = []
    for satu in rencana.baru:
        di = instansi[satu.instansi_id or satu.instansi.casefold()]
        slug = slug_dari(satu.kolom.get("singkatan") or satu.nama, terpakai)
        terpakai.add(slug)
        pasangan.append((satu, di, Unit(instansi_id=di.id, nama=satu.nama, slug=slug, **satu.kolom)))
    # Ids first, for all units at once; the path of a unit holds its id.
    db.add_all(unit for _satu, _di, unit in pasangan)
    db.flush()
    catatan = []
    for satu, di, unit in pasangan:
        unit.jalur = f"{di.jalur}u{unit.id}/"
        db.add_all(Layanan(unit_id=unit.id, nama=n, urutan=i) for i, n in enumerate(satu.layanan))
        rincian = {"nama": satu.nama, **satu.kolom, "layanan": satu.layanan, "lewat": "impor"}
        catatan.append(Catatan("tambah_unit", "unit", unit.id, unit.jalur, rincian))
    return catatan


def _ubah_unit(db: Session, rencana: Rencana) -> Iterator[Catatan]:
    nomor = [u.unit_id for u in rencana.ubah]
    perintah = select(Unit).where(Unit.id.in_(nomor)).options(selectinload(Unit.layanan))
    units = {u.id: u for u in db.scalars(perintah)}
    for satu in rencana.ubah:
        unit = units[satu.unit_id]
        for kolom, (_lama, baru) in satu.kolom.items():
            setattr(unit, kolom, baru)
        awal = max((x.urutan for x in unit.layanan), default=-1) + 1
        db.add_all(Layanan(unit_id=unit.id, nama=n, urutan=awal + i) for i, n in enumerate(satu.layanan))
        rincian = {**satu.kolom, "layanan": satu.layanan, "lewat": "impor"}
        yield Catatan("ubah_unit", "unit", unit.id, unit.jalur, rincian)
