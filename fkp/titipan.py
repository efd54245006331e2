"""What was uploaded, between preview and confirmation. It waits in the data folder; the page only holds a
signed ticket, so nobody can slip in something else or pick up what is someone else's."""

import hashlib
import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import current_app, request
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeSerializer

from fkp.clock import now
from fkp.config import Config
from fkp.galat import Galat
from fkp.lembar import Masalah

BERLAKU = timedelta(hours=2)


class TitipanHilang(Galat):
    """The upload is too old, was already imported, or belongs to someone else."""

    status = 410


@dataclass
class RencanaLembar:
    """What storing the rows of a sheet would do; ``salah`` are the cells that cannot be used."""

    salah: list[Masalah] = field(default_factory=list)

    @property
    def baris_salah(self) -> int:
        """How many rows hold such a cell."""
        return len({satu.baris for satu in self.salah})

    @property
    def sidik(self) -> str:
        return sidik_rencana(asdict(self))


class Loker:
    """A folder, and the key that signs its tickets; ``jenis`` keeps those of one folder out of another."""

    def __init__(self, folder: Path, rahasia: str, jenis: str) -> None:
        self._folder = folder
        self._tanda = URLSafeSerializer(rahasia, salt=jenis)

    def titip(self, akun_id: int, isi: dict[str, Any]) -> str:
        """Keep this for two hours and return its ticket; what is older is thrown away. ``isi`` is plain data,
        as JSON has it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._folder.glob("*.json"):
            if _saat(path.stem) + BERLAKU < now():
                path.unlink(missing_ok=True)
        nama = f"{now():%Y%m%d%H%M%S}-{secrets.token_hex(16)}"
        self._path(nama).write_text(json.dumps(isi, ensure_ascii=False), encoding="utf-8")
        return self._tanda.dumps([nama, akun_id])

    def buka(self, akun_id: int, tiket: str) -> dict[str, Any]:
        """What the ticket stands for. Raises TitipanHilang when it is false, someone else's, or too old."""
        nama = self._nama(akun_id, tiket)
        if nama is not None and _saat(nama) + BERLAKU >= now():
            with suppress(FileNotFoundError):
                isi: dict[str, Any] = json.loads(self._path(nama).read_text(encoding="utf-8"))
                return isi
        raise TitipanHilang(
            _("Unggahan ini sudah disimpan atau sudah terlalu lama. Unggah berkasnya sekali lagi.")
        )

    def buang(self, akun_id: int, tiket: str) -> None:
        """It is no longer needed."""
        if nama := self._nama(akun_id, tiket):
            self._path(nama).unlink(missing_ok=True)

    def _nama(self, akun_id: int, tiket: str) -> str | None:
        try:
            nama, pemilik = self._tanda.loads(tiket)
        except (BadData, TypeError, ValueError):
            return None
        return str(nama) if pemilik == akun_id else None

    def _path(self, nama: str) -> Path:
        return self._folder / f"{nama}.json"


def loker_situs(folder: str, jenis: str) -> Loker:
    """The one in the data folder of this application."""
    config: Config = current_app.config["FKP"]
    return Loker(config.data / folder, config.rahasia, jenis)


def sebab_tunda(sidik: str, lewati: str = "") -> tuple[str, int] | None:
    """Why what this request confirms is not stored yet, and the HTTP status that says so; None when it may
    be. ``sidik`` is that of what would happen by now; ``lewati`` asks to agree that something is left out,
    empty when nothing is."""
    if request.form.get("sidik") != sidik:
        return _("Data berubah sejak pratinjau dibuat. Periksa lagi, lalu simpan."), 409
    if lewati and not request.form.get("lewati"):
        return lewati, 422
    return None


def sebab_tunda_lembar(rencana: RencanaLembar) -> tuple[str, int] | None:
    """The same for the rows of a sheet."""
    lewati = _("Centang dulu bahwa baris yang salah dilewati, atau betulkan berkasnya dan unggah lagi.")
    return sebab_tunda(rencana.sidik, lewati if rencana.salah else "")


def sidik_rencana(isi: dict[str, Any]) -> str:
    """A fingerprint of a preview: what was shown is what is done, or it is shown again."""
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(teks.encode()).hexdigest()[:32]


def _saat(nama: str) -> datetime:
    return datetime.strptime(nama.partition("-")[0], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
