"""``fkp indeks FILE``: the index of a file of answers, without app, database or settings.

Exit 0 with a result; 2 with one line on stderr and nothing on stdout when there is none; 130 when
interrupted.
"""

import json
import sys
from collections.abc import Iterator, Sequence

import click

from fkp.cli.bacaan import baca_berkas, berhenti_bila_salah, clear_progress, pilihan_baca
from fkp.formats import angka
from surveys.berkas.baca import BacaanJawaban, Penolakan
from surveys.berkas.sel import plain
from surveys.berkas.tabel import one_line
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan
from surveys.scoring import bandingkan_bobot

PENOLAKAN_TAMPIL = 20


@click.command("indeks")
@click.argument("file")
@pilihan_baca
@click.option("--json", "sebagai_json", is_flag=True, help="Cetak JSON; catatan ke stderr.")
def indeks(
    file: str,
    instrumen: str | None,
    bobot: str,
    sebagai_json: bool,
    lembar: str | None,
    desimal_nrr: str | None,
) -> None:
    """Hitung IKM dari FILE jawaban (CSV atau XLSX), satu responden satu baris.

    Judul kolom: u1..u9 (urutan daftar unsur: U8 pengaduan, U9 sarana), p1..p16, nama unsur, atau bunyi
    pertanyaannya. Nilai di luar skala ditolak sebagai sel dan didaftar.
    """
    with berhenti_bila_salah("fkp indeks"):
        dihitung = baca_berkas(file, instrumen, bobot, lembar, desimal_nrr)
        bacaan, hasil = dihitung.bacaan, dihitung.hasil
        keluaran = (
            _json(hasil, bacaan) if sebagai_json else "\n".join(_summary(hasil, dihitung.hitungan, bacaan))
        )
    clear_progress()
    if sebagai_json:
        for catatan in bacaan.catatan:
            click.echo(one_line(catatan, 400), err=True)
    click.echo(_printable(keluaran))


def _json(hasil: HasilSkm, bacaan: BacaanJawaban) -> str:
    ditolak = [
        {"baris": satu.baris, "kolom": satu.kolom, "nilai": satu.nilai, "alasan": satu.alasan}
        for satu in bacaan.ditolak
    ]
    return json.dumps({**hasil.to_dict(), "ditolak": ditolak}, indent=2)


def _summary(hasil: HasilSkm, hitungan: Hitungan, bacaan: BacaanJawaban) -> Iterator[str]:
    mutu = f" ({hasil.mutu}, {hasil.kinerja})" if hasil.mutu else ""
    yield f"IKM {angka(hasil.ikm)}{mutu}"
    yield f"Responden: {angka(hasil.responden)}"
    yield f"Instrumen: {bacaan.instrumen.nama}"
    yield f"Cara hitung: {hasil.uraian_aturan}; nilai indeks {angka(hasil.nilai_indeks)}"
    yield ""
    nama = [*(satu.nama for satu in hasil.unsur), *(satu.nama for satu in hasil.tanpa_jawaban)]
    lebar = max(map(len, nama))
    yield f"{'Kode':<5} {'Unsur':<{lebar}} {'Terisi':>9} {'NRR':>7} {'IKM':>7}  Mutu"
    for satu in hasil.unsur:
        yield (
            f"{satu.kode:<5} {satu.nama:<{lebar}} {angka(satu.terisi):>9} {angka(satu.nrr):>7} "
            f"{angka(satu.ikm):>7}  {satu.mutu or ''}"
        ).rstrip()
    for unsur in hasil.tanpa_jawaban:
        yield f"{unsur.kode:<5} {unsur.nama:<{lebar}} {'0':>9}  tanpa jawaban, tidak ikut dihitung"
    yield from _flips(hasil, hitungan)
    yield from _refused(bacaan.ditolak)
    if catatan := (*bacaan.catatan, *_order_of_list(bacaan)):
        yield ""
        yield "Catatan:"
        yield from (f"- {one_line(satu, 400)}" for satu in catatan)


def _order_of_list(bacaan: BacaanJawaban) -> Iterator[str]:
    """Bare U8 and U9 follow the list of unsur; many sheets follow the printed questionnaire instead."""
    dari_kode = {kunci for kunci, judul in bacaan.judul.items() if plain(judul) in ("u8", "u9")}
    if dari_kode & {"pengaduan", "sarana"}:
        yield (
            "U8 dibaca sebagai pengaduan dan U9 sebagai sarana, menurut daftar unsur. Formulir cetak "
            "bertanya sebaliknya; bila lembar ini mengikuti formulir, beri judul nama unsurnya."
        )


def _flips(hasil: HasilSkm, hitungan: Hitungan) -> Iterator[str]:
    banding = bandingkan_bobot(hitungan, hasil.aturan)
    if len({satu.hasil.mutu for satu in banding} | {hasil.mutu}) == 1:
        return
    angka_banding = "; ".join(
        f"bobot {satu.label}: {angka(satu.hasil.ikm)} ({satu.hasil.mutu})" for satu in banding
    )
    yield ""
    yield f"Perhatian: huruf mutu bergantung pada bobot yang dipakai. {angka_banding}"


def _refused(ditolak: Sequence[Penolakan]) -> Iterator[str]:
    if not ditolak:
        return
    yield ""
    yield f"Ditolak ({angka(len(ditolak))}):"
    for satu in ditolak[:PENOLAKAN_TAMPIL]:
        kolom = f', kolom "{one_line(satu.kolom)}"' if satu.kolom else ""
        yield f'- baris {satu.baris}{kolom}, "{one_line(satu.nilai)}": {satu.alasan}'
    if len(ditolak) > PENOLAKAN_TAMPIL:
        yield f"  dan {angka(len(ditolak) - PENOLAKAN_TAMPIL)} lagi (selengkapnya: --json)"


def _printable(teks: str) -> str:
    """A terminal that knows no Σ shows a question mark instead of stopping."""
    sandi = sys.stdout.encoding or "utf-8"
    return teks.encode(sandi, "replace").decode(sandi)
