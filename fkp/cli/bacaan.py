"""Reading a file of answers for a command: options, sentences when it cannot be used, progress."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from fkp.formats import angka
from fkp.galat import Galat
from surveys.aturan import Aturan, AturanSalah, parse_bobot
from surveys.berkas.baca import BacaanJawaban, BerkasTakTerbaca, read_answers
from surveys.berkas.tabel import one_line
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan, count
from surveys.scoring import TanpaResponden, score_skm

F = TypeVar("F", bound=Callable[..., Any])
DETIK_SEBELUM_KEMAJUAN = 1.0


@dataclass(frozen=True, slots=True)
class BerkasDihitung:
    """A file that was read, with its counts and its index."""

    bacaan: BacaanJawaban
    hitungan: Hitungan
    hasil: HasilSkm


def pilihan_baca(perintah: F) -> F:
    """Give a command the options with which ``baca_berkas`` reads its file."""
    for pilihan in (
        click.option(
            "--desimal-nrr", metavar="N", help="Bulatkan NRR dahulu sampai N desimal; bawaan: tidak."
        ),
        click.option(
            "--lembar", metavar="NAMA", help="Lembar XLSX yang dibaca; bawaan: yang pertama berisi jawaban."
        ),
        click.option(
            "--bobot",
            default="eksak",
            show_default=True,
            metavar="BOBOT",
            help="eksak, 0.111, 0.11, atau desimal lain.",
        ),
        click.option("--instrumen", metavar="KODE", help="skm-9 atau skm-16; bawaan: menurut judul kolom."),
    ):
        perintah = pilihan(perintah)
    return perintah


def baca_berkas(
    file: str, instrumen: str | None, bobot: str, lembar: str | None, desimal_nrr: str | None
) -> BerkasDihitung:
    """Read and score; the texts are the options as typed. Raises what ``berhenti_bila_salah`` catches."""
    aturan = Aturan(bobot=parse_bobot(bobot), nrr_desimal=_places(desimal_nrr))
    bacaan = read_answers(file, instrumen, lembar=lembar, progress=_progress())
    hitungan = count(bacaan.frame, bacaan.instrumen)
    return BerkasDihitung(bacaan, hitungan, score_skm(hitungan, aturan))


@contextmanager
def berhenti_bila_salah(perintah: str) -> Iterator[None]:
    """Turn what can go wrong with a file into one line on stderr and exit 2, an interrupt into 130."""
    try:
        yield
    except (BerkasTakTerbaca, AturanSalah, TanpaResponden, Galat) as galat:
        raise stop(perintah, str(galat), 2) from None
    except MemoryError:
        pesan = "memori komputer ini tidak cukup untuk berkas ini; pecah menjadi beberapa berkas"
        raise stop(perintah, pesan, 2) from None
    except KeyboardInterrupt:
        raise stop(perintah, "dihentikan", 130) from None


def stop(perintah: str, pesan: str, kode: int) -> click.exceptions.Exit:
    """The end of a command with its reason."""
    clear_progress()
    click.echo(f"{perintah}: {one_line(pesan, 500)}", err=True)
    return click.exceptions.Exit(kode)


def show_progress(teks: str) -> None:
    """Say on a terminal what is being done; silent in a pipe."""
    if _terminal():
        click.echo(f"\r\x1b[K{teks}", err=True, nl=False)


def clear_progress() -> None:
    """Take the line of progress away."""
    show_progress("")


def _places(teks: str | None) -> int | None:
    if teks is None:
        return None
    if not (teks.isascii() and teks.isdigit()):
        raise AturanSalah(f"--desimal-nrr harus bilangan bulat 0 sampai 10, bukan '{teks}'")
    return int(teks[:4])


def _progress() -> Callable[[int], None] | None:
    """Shows rows read on a terminal, once the work has taken a moment."""
    if not _terminal():
        return None
    mulai = time.monotonic()

    def show(baris: int) -> None:
        if time.monotonic() - mulai > DETIK_SEBELUM_KEMAJUAN:
            show_progress(f"membaca... {angka(baris)} baris")

    return show


def _terminal() -> bool:
    return sys.stderr.isatty()
