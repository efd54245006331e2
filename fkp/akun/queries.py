"""Reading accounts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun


def find_akun(db: Session, nama_pengguna: str) -> Akun | None:
    """The account of that name; capitals do not matter."""
    return db.scalar(select(Akun).where(Akun.nama_pengguna == nama_pengguna.lower()))


def jalur_orang(akun: Akun) -> str:
    """The lowest node above all roles of a person, "/" without any: where lines about them are kept."""
    bagian = [p.jalur.strip("/").split("/") for p in akun.penugasan]
    bersama = []
    for langkah in zip(*bagian, strict=False):
        if len(set(langkah)) > 1 or not langkah[0]:
            break
        bersama.append(langkah[0])
    return "/" + "".join(f"{b}/" for b in bersama)
