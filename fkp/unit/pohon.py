"""Changing the tree of instansi. A path lies in every instansi, unit and role below a node, so a move
rewrites them all, in the transaction of whoever asks."""

from sqlalchemy import func, literal, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from fkp.akun.models import Akun, Penugasan
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.unit.models import Instansi, JenisInstansi, Unit

PANJANG_JALUR = 255
_BERJALUR: list[InstrumentedAttribute[str]] = [Instansi.jalur, Unit.jalur, Penugasan.jalur]


class NamaKembar(Galat):
    """There is already one of this name at this place."""


class TakDapatPindah(Galat):
    """The tree would no longer be a tree, or a path no longer fit."""


class MasihBerisi(Galat):
    """Something active lies below what should be switched off."""


def tambah_instansi(
    db: Session,
    oleh: Akun | str,
    induk: Instansi | None,
    nama: str,
    singkatan: str = "",
    jenis: JenisInstansi = JenisInstansi.OPD,
) -> Instansi:
    """A new instansi under ``induk``; without one it is the top of a tree."""
    _perlu_nama(db, induk.id if induk else None, nama)
    instansi = Instansi(
        induk_id=induk.id if induk else None, nama=nama, singkatan=singkatan, jenis=jenis.value
    )
    db.add(instansi)
    db.flush()
    instansi.jalur = f"{induk.jalur if induk else '/'}{instansi.id}/"
    if len(instansi.jalur) > PANJANG_JALUR - 20:
        raise TakDapatPindah("Pohon instansi terlalu dalam. Pilih induk yang lebih tinggi.")
    catat(db, oleh, "tambah_instansi", "instansi", instansi.id, instansi.jalur, {"nama": nama})
    db.flush()
    return instansi


def ubah_instansi(db: Session, oleh: Akun, instansi: Instansi, **baru: str | bool) -> None:
    """Change ``nama``, ``singkatan``, ``jenis`` or ``aktif``; the trail keeps before and after."""
    if baru.get("nama", instansi.nama) != instansi.nama:
        _perlu_nama(db, instansi.induk_id, str(baru["nama"]))
    if baru.get("aktif", True) is False and instansi.aktif:
        _perlu_kosong(db, instansi)
    rincian = {k: [getattr(instansi, k), v] for k, v in baru.items() if getattr(instansi, k) != v}
    if not rincian:
        return
    for kolom, nilai in baru.items():
        setattr(instansi, kolom, nilai)
    catat(db, oleh, "ubah_instansi", "instansi", instansi.id, instansi.jalur, rincian)
    db.flush()


def pindah_instansi(db: Session, oleh: Akun, instansi: Instansi, induk: Instansi) -> None:
    """Put an instansi with everything below it under another one."""
    if induk.id == instansi.induk_id:
        return
    if instansi.induk_id is None:
        raise TakDapatPindah("Instansi paling atas tidak dapat dipindahkan.")
    if induk.jalur.startswith(instansi.jalur):
        raise TakDapatPindah("Instansi tidak dapat dipindahkan ke bawah dirinya sendiri.")
    _perlu_nama(db, induk.id, instansi.nama)
    lama, baru = instansi.jalur, f"{induk.jalur}{instansi.id}/"
    _perlu_muat(db, lama, baru)
    instansi.induk_id = induk.id
    db.flush()
    ganti_awalan(db, lama, baru)
    db.refresh(instansi)
    catat(db, oleh, "pindah_instansi", "instansi", instansi.id, baru, {"jalur": [lama, baru]})


def ikut_pindah(kolom: InstrumentedAttribute[str]) -> None:
    """Rewrite the paths of this column too when a node moves; for packages that build on this one."""
    if all(ada is not kolom for ada in _BERJALUR):
        _BERJALUR.append(kolom)


def ganti_awalan(db: Session, lama: str, baru: str) -> None:
    """Rewrite the path of everything at or below ``lama``."""
    for kolom in _BERJALUR:
        db.execute(
            update(kolom.class_)
            .where(kolom.startswith(lama, autoescape=True))
            .values(jalur=literal(baru) + func.substr(kolom, len(lama) + 1)),
            execution_options={"synchronize_session": False},
        )
    db.expire_all()


def _perlu_muat(db: Session, lama: str, baru: str) -> None:
    kolom: tuple[InstrumentedAttribute[str], ...] = (Instansi.jalur, Unit.jalur)
    terpanjang = max(
        db.scalar(select(func.max(func.length(k))).where(k.startswith(lama, autoescape=True))) or 0
        for k in kolom
    )
    if terpanjang + len(baru) - len(lama) > PANJANG_JALUR:
        raise TakDapatPindah("Pohon instansi menjadi terlalu dalam. Pilih induk yang lebih tinggi.")


def _perlu_nama(db: Session, induk_id: int | None, nama: str) -> None:
    # NULL is not equal to NULL, so the database's own rule does not hold for the tops.
    di_sini = Instansi.induk_id.is_(None) if induk_id is None else Instansi.induk_id == induk_id
    if db.scalar(select(Instansi.id).where(di_sini, func.lower(Instansi.nama) == nama.lower())):
        raise NamaKembar(f"Di tempat ini sudah ada {nama}. Pakai nama lain.")


def _perlu_kosong(db: Session, instansi: Instansi) -> None:
    if instansi.induk_id is None:
        raise MasihBerisi("Instansi paling atas tidak dapat dinonaktifkan.")
    di_bawah = Instansi.jalur.startswith(instansi.jalur, autoescape=True)
    anak = db.scalar(select(func.count()).where(di_bawah, Instansi.aktif, Instansi.id != instansi.id)) or 0
    unit = (
        db.scalar(
            select(func.count()).where(Unit.jalur.startswith(instansi.jalur, autoescape=True), Unit.aktif)
        )
        or 0
    )
    if anak or unit:
        raise MasihBerisi(
            f"Di bawahnya masih aktif {anak} instansi dan {unit} unit. Pindahkan atau nonaktifkan dulu."
        )
