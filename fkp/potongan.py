"""A long list, one page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request, url_for
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

T = TypeVar("T")
SELEMBAR = 25


@dataclass(frozen=True)
class Lembar(Generic[T]):
    """Rows of page ``halaman`` (from 1) of ``jumlah_halaman``; ``jumlah`` rows in all."""

    baris: list[T]
    halaman: int
    jumlah_halaman: int
    jumlah: int

    @staticmethod
    def url(halaman: int) -> str:
        """The address of another page of the list one is looking at, its filters kept."""
        lain = {k: v for k, v in request.args.items() if k != "hal" and v}
        return url_for(request.endpoint or "", **{**lain, **(request.view_args or {}), "hal": halaman})


def potong(db: Session, perintah: Select[T], minta: str | None) -> Lembar[T]:
    """The page that the address asks for (``minta``, as typed); the nearest there is when it is not one."""
    jumlah = db.scalar(select(func.count()).select_from(perintah.order_by(None).subquery())) or 0
    halaman, jumlah_halaman = _halaman(minta, jumlah)
    baris = db.scalars(perintah.limit(SELEMBAR).offset((halaman - 1) * SELEMBAR)).unique().all()
    return Lembar(list(baris), halaman, jumlah_halaman, jumlah)


def potong_baris(semua: Sequence[T], minta: str | None) -> Lembar[T]:
    """The same of rows that were all read, because their order takes all of them."""
    halaman, jumlah_halaman = _halaman(minta, len(semua))
    baris = semua[(halaman - 1) * SELEMBAR : halaman * SELEMBAR]
    return Lembar(list(baris), halaman, jumlah_halaman, len(semua))


def _halaman(minta: str | None, jumlah: int) -> tuple[int, int]:
    """Which page, and how many there are."""
    jumlah_halaman = max(1, -(-jumlah // SELEMBAR))
    nomor = int(minta) if minta and minta.isascii() and minta.isdigit() and len(minta) < 10 else 1
    return min(max(nomor, 1), jumlah_halaman), jumlah_halaman
