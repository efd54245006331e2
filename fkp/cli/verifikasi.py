"""``fkp verifikasi FILE``: whether a downloaded file is what was sealed, without app, database or network.

Exit 0 when it agrees; 1 when it was damaged or altered; 2 with one line on stderr when it is no file of ours,
cannot be opened, or there is nothing to compare it with; 130 when interrupted.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import click

from fkp.laporan.periksa.acuan import Acuan, baca_acuan
from fkp.laporan.periksa.periksa import periksa, petunjuk
from fkp.laporan.periksa.temuan import Pemeriksaan, Putusan, TakTerpakai
from fkp.laporan.periksa.wadah import MUAT_BERKAS
from fkp.laporan.tercatat import acuan_tercatat
from surveys.berkas.tabel import one_line

SIDIK_TERPENDEK = 12
KELUAR = {Putusan.SESUAI: 0, Putusan.BERBEDA: 1, Putusan.TIDAK_PASTI: 2}
TANDA = {Putusan.SESUAI: "[sesuai]", Putusan.BERBEDA: "[BERBEDA]", Putusan.TIDAK_PASTI: "[?]"}


@click.command("verifikasi")
@click.argument("file")
@click.option(
    "--acuan",
    metavar="FILE2",
    help="Salinan yang dipercaya: PDF laporan atau berita acara, paket bukti, pengesahan.json, XLSX, atau "
    "CSV jawaban.",
)
@click.option("--sidik", metavar="HEX", help="SHA-256 dari halaman verifikasi, utuh atau 12 huruf pertama.")
@click.option("--kode", metavar="KODE", help="Kode verifikasi dari laporan bertanda tangan.")
@click.option("--json", "sebagai_json", is_flag=True, help="Cetak JSON.")
def verifikasi(file: str, acuan: str | None, sidik: str | None, kode: str | None, sebagai_json: bool) -> None:
    """Periksa FILE yang diunduh: jawaban (CSV), laporan atau berita acara (PDF, XLSX, DOCX, HTML), paket
    bukti (ZIP), atau pengesahan.json.

    Tanpa jaringan. Sel yang diubah dicari dan disebut. Keluar 0 bila sesuai, 1 bila berbeda, 2 bila tidak
    dapat dipastikan.
    """
    try:
        data, nama = _read(file), Path(file).name
        pembanding = _acuan(acuan, sidik, kode)
        if not (pembanding.bahan or pembanding.forum) and pembanding.lembar is None:
            pembanding = _tercatat(pembanding, data, nama)
        hasil = periksa(data, nama, pembanding)
    except TakTerpakai as salah:
        raise _stop(f"{one_line(Path(file).name)}: {salah}.", 2) from None
    except MemoryError:
        raise _stop("memori komputer ini tidak cukup untuk berkas ini.", 2) from None
    except KeyboardInterrupt:
        raise _stop("dihentikan.", 130) from None
    _print(_json(hasil, nama) if sebagai_json else "\n".join(map(_plain, _summary(hasil, nama))))
    if hasil.putusan is Putusan.TIDAK_PASTI:
        sebab = next(p.uraian for p in hasil.pokok if p.putusan is Putusan.TIDAK_PASTI)
        raise _stop(f"{one_line(nama)}: tidak dapat dipastikan; {sebab}.", 2)
    if keluar := KELUAR[hasil.putusan]:
        raise click.exceptions.Exit(keluar)


def _read(file: str) -> bytes:
    path = Path(file)
    try:
        if path.is_dir():
            raise TakTerpakai("ini folder, bukan berkas")
        if path.stat().st_size > MUAT_BERKAS:
            raise TakTerpakai(f"berkas lebih dari {MUAT_BERKAS // 1024**2} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise TakTerpakai("berkas tidak ditemukan") from None
    except (OSError, ValueError) as salah:
        sebab = salah.strerror if isinstance(salah, OSError) else "nama berkas tidak sah"
        raise TakTerpakai(f"berkas tidak dapat dibaca ({sebab})") from None


def _acuan(file: str | None, sidik: str | None, kode: str | None) -> Acuan:
    rapi = "".join((sidik or "").lower().split())
    if sidik is not None and (not SIDIK_TERPENDEK <= len(rapi) <= 64 or re.search(r"[^0-9a-f]", rapi)):
        raise TakTerpakai(f"--sidik harus {SIDIK_TERPENDEK} sampai 64 huruf heksadesimal (0-9, a-f)")
    huruf = re.sub(r"[^a-z0-9]", "", (kode or "").lower())
    if kode is not None and len(huruf) != 12:
        raise TakTerpakai("--kode harus seperti yang tercetak pada laporan, 12 huruf dan angka")
    acuan = Acuan()
    if file is not None:
        try:
            acuan = baca_acuan(_read(file), Path(file).name)
        except TakTerpakai as salah:
            raise TakTerpakai(f"--acuan {one_line(Path(file).name)}: {salah}") from None
    return replace(acuan, sidik=rapi, kode="-".join(huruf[i : i + 4] for i in range(0, len(huruf), 4)))


def _tercatat(acuan: Acuan, data: bytes, nama: str) -> Acuan:
    """What the installation on this machine knows, when one was named in the environment."""
    if not (os.environ.get("FKP_DATA") or os.environ.get("DATABASE_URL")):
        return acuan
    cari = petunjuk(data, nama)
    ada = acuan_tercatat(
        os.environ, replace(cari, kode=acuan.kode or cari.kode, sidik=acuan.sidik or cari.sidik)
    )
    return replace(acuan, bahan=ada.bahan, forum=ada.forum, nama=ada.nama)


def _summary(hasil: Pemeriksaan, nama: str) -> Iterator[str]:
    yield f"{hasil.putusan}: {one_line(nama, 120)}, {hasil.jenis}"
    ciri = [
        f"kode {hasil.kode.upper()}" if hasil.kode else "",
        f"versi {hasil.versi}" if hasil.versi is not None else "",
        f"sidik {hasil.sidik}" if hasil.sidik else "",
    ]
    if any(ciri):
        yield "Menurut berkasnya: " + ", ".join(satu for satu in ciri if satu)
    yield ""
    for pokok in hasil.pokok:
        yield f"{TANDA[pokok.putusan]:<10}{pokok.apa}: {pokok.uraian}"
        for beda in pokok.beda:
            yield f"{'':<10}- {beda.kalimat()}"
    yield ""
    yield _penutup(hasil)


def _plain(baris: str) -> str:
    """One line of the answer. Names and texts of a stranger's file stand in it: none of them may begin a line
    that looks like ours, or speak to the terminal."""
    return "".join(huruf if huruf.isprintable() else "?" for huruf in baris)


def _penutup(hasil: Pemeriksaan) -> str:
    """The last line, always: what such a check cannot tell."""
    alamat = hasil.alamat or (f"<alamat situs>/verifikasi/{hasil.kode}" if hasil.kode else "")
    tempat = f"di {alamat} " if alamat else "di halaman verifikasi hasil itu "
    return (
        "Isi yang saling cocok tidak membuktikan siapa yang mengesahkannya: cocokkan sidik dan kodenya "
        f"{tempat}atau pada laporan cetak yang bertanda tangan."
    )


def _json(hasil: Pemeriksaan, nama: str) -> str:
    return json.dumps(
        {
            "berkas": nama,
            "jenis": hasil.jenis,
            "putusan": hasil.putusan,
            "kode": hasil.kode,
            "versi": hasil.versi,
            "sidik": hasil.sidik,
            "alamat": hasil.alamat,
            "dibandingkan_dengan_luar": hasil.luar,
            "pemeriksaan": [asdict(satu) for satu in hasil.pokok],
            "catatan": _penutup(hasil),
        },
        indent=2,
        ensure_ascii=False,
    )


def _print(teks: str) -> None:
    """A terminal that does not know a letter shows a question mark instead of stopping."""
    sandi = sys.stdout.encoding or "utf-8"
    click.echo(teks.encode(sandi, "replace").decode(sandi))


def _stop(pesan: str, kode: int) -> click.exceptions.Exit:
    click.echo(f"fkp verifikasi: {one_line(pesan, 500)}", err=True)
    return click.exceptions.Exit(kode)
