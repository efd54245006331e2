"""What a piece of background work holds in its hand: what was asked, and where to put what it finds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from fkp.clock import now
from fkp.db import Database
from fkp.kerja.models import BagianPekerjaan, BerkasPekerjaan, Keadaan, Pekerjaan


class Terputus(Exception):
    """The work must not go on here; its function lets this pass."""


class Dibatalkan(Terputus):
    """Whoever asked for it does not want it any more."""


class Ditunda(Terputus):
    """The worker is about to stop; the next one goes on."""


class Direbut(Terputus):
    """Another worker has it by now, or it is gone."""


class Pegangan:
    """The handle of one piece of work.

    ``permintaan`` is what was asked, ``dibuat`` when, ``akun_id`` by whom, ``jalur`` the node it speaks of.
    ``bagian`` are the steps that an earlier worker finished, by their ``urutan``: the function leaves those
    out. Every other method stores its part in a transaction of its own, tells that the worker lives, and
    raises Terputus when it should not go on.
    """

    def __init__(
        self, database: Database, pekerjaan: Pekerjaan, pekerja: str, ditunda: Callable[[], bool]
    ) -> None:
        self._database, self._pekerja, self._ditunda = database, pekerja, ditunda
        self._id = pekerjaan.id
        self.permintaan = pekerjaan.permintaan
        self.dibuat = pekerjaan.dibuat
        self.akun_id = pekerjaan.akun_id
        self.jalur = pekerjaan.jalur
        with self.baca() as db:
            cari = select(BagianPekerjaan).where(BagianPekerjaan.pekerjaan_id == self._id)
            self.bagian: dict[int, dict[str, Any]] = {b.urutan: b.isi for b in db.scalars(cari)}

    @contextmanager
    def baca(self) -> Iterator[Session]:
        """A session for reading. End it before storing something: SQLite's writer would wait for its view."""
        with self._database.session(menulis=False) as db:
            yield db

    def langkah(self, selesai: int, dari: int) -> None:
        """Tell that ``selesai`` of ``dari`` steps are done."""
        with self._milik(langkah=selesai, dari=dari):
            pass

    def simpan_bagian(self, urutan: int, isi: dict[str, Any]) -> None:
        """Keep what a step found (JSON-safe), so that nobody has to do it again."""
        with self._milik(percobaan=0) as db:
            db.merge(BagianPekerjaan(pekerjaan_id=self._id, urutan=urutan, isi=isi))
        self.bagian[urutan] = isi

    def simpan_berkas(self, nama: str, mime: str, isi: bytes) -> None:
        """Keep a file; one of the same name is replaced."""
        with self._milik(percobaan=0) as db:
            db.merge(BerkasPekerjaan(pekerjaan_id=self._id, nama=nama, mime=mime, isi=isi))

    @contextmanager
    def _milik(self, **nilai: Any) -> Iterator[Session]:
        """A transaction that holds only while the work is still ours and wanted."""
        with self._database.transaction() as db:
            batal = db.scalar(
                update(Pekerjaan)
                .where(
                    Pekerjaan.id == self._id,
                    Pekerjaan.keadaan == Keadaan.BERJALAN,
                    Pekerjaan.pekerja == self._pekerja,
                )
                .values(denyut=now(), **nilai)
                .returning(Pekerjaan.batal_diminta),
                execution_options={"synchronize_session": False},
            )
            if batal is None:
                raise Direbut
            if batal:
                raise Dibatalkan
            yield db
        if self._ditunda():
            raise Ditunda
