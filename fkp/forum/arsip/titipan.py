"""Cases between preview and confirmation. They wait in the data folder; the page only holds a signed ticket,
so nobody can slip in other cases or pick up someone else's."""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from fkp.akun.models import Akun
from fkp.clock import now

BERLAKU = timedelta(hours=2)


@dataclass(frozen=True)
class TitipanArsip:
    """What was uploaded: the cases as they stand in the file, its name, and the unit they all belong to."""

    kasus: list[Any]
    nama_berkas: str
    unit_id: int | None


class LokerArsip:
    """The folder ``data/impor-arsip`` and the key that signs tickets."""

    def __init__(self, data: Path, rahasia: str) -> None:
        self._folder = data / "impor-arsip"
        self._tanda = URLSafeSerializer(rahasia, salt="impor-arsip")

    def titip(self, akun: Akun, titipan: TitipanArsip) -> str:
        """Keep the cases for two hours and return their ticket; what is older is thrown away."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._folder.glob("*.json"):
            if _saat(path.stem) + BERLAKU < now():
                path.unlink(missing_ok=True)
        nama = f"{now():%Y%m%d%H%M%S}-{secrets.token_hex(16)}"
        self._path(nama).write_text(json.dumps(asdict(titipan), ensure_ascii=False), encoding="utf-8")
        return self._tanda.dumps([nama, akun.id])

    def buka(self, akun: Akun, tiket: str) -> TitipanArsip | None:
        """What the ticket stands for, or None when it is false, someone else's, or too old."""
        nama = self._nama(akun, tiket)
        if nama is None or _saat(nama) + BERLAKU < now():
            return None
        try:
            isi = json.loads(self._path(nama).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return TitipanArsip(isi["kasus"], isi["nama_berkas"], isi["unit_id"])

    def buang(self, akun: Akun, tiket: str) -> None:
        """The cases are no longer needed."""
        if nama := self._nama(akun, tiket):
            self._path(nama).unlink(missing_ok=True)

    def _nama(self, akun: Akun, tiket: str) -> str | None:
        try:
            nama, pemilik = self._tanda.loads(tiket)
        except (BadData, TypeError, ValueError):
            return None
        return str(nama) if pemilik == akun.id else None

    def _path(self, nama: str) -> Path:
        return self._folder / f"{nama}.json"


def _saat(nama: str) -> datetime:
    return datetime.strptime(nama.partition("-")[0], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
