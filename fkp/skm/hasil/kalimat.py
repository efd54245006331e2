"""Sentences about a result: what moved, how sure it is, what hangs on the method."""

from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import gettext as _

from fkp.formats import angka
from fkp.istilah import istilah
from fkp.skm.hasil.riwayat import HasilLalu
from surveys.hasil import HasilSkm
from surveys.mutu import mutu_of
from surveys.tren import beda_nyata

TERKECIL, TERBESAR = Decimal(25), Decimal(100)


def kalimat_perubahan(hasil: HasilSkm, margin: Decimal | None, lalu: HasilLalu | None) -> str:
    """The step from the period before, and whether it is more than chance (``surveys.tren.beda_nyata``)."""
    if lalu is None:
        return str(_("Belum ada periode sebelumnya dengan kuesioner yang sama."))
    beda = hasil.ikm - lalu.hasil.ikm
    if beda == 0:
        kalimat = _("Sama dengan %(periode)s.", periode=lalu.periode)
    else:
        kata = _("Naik") if beda > 0 else _("Turun")
        kalimat = _(
            "%(kata)s %(beda)s dari %(periode)s", kata=kata, beda=angka(abs(beda)), periode=lalu.periode
        )
        nyata = beda_nyata(beda, margin, lalu.margin)
        if nyata is None:
            kalimat += "."
        elif nyata:
            kalimat += _(", lebih besar daripada galat kedua survei.")
        else:
            kalimat += _(", masih di dalam galat kedua survei, jadi belum tentu berubah.")
    if hasil.aturan != lalu.hasil.aturan:
        kalimat += " " + _("Cara hitung kedua periode berbeda, dan itu ikut terbaca sebagai selisih.")
    return str(kalimat)


def selang(hasil: HasilSkm, margin: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """The 95% interval of the IKM, within the scale."""
    if margin is None:
        return None
    return max(hasil.ikm - margin, TERKECIL), min(hasil.ikm + margin, TERBESAR)


def kalimat_huruf(hasil: HasilSkm, batas: tuple[Decimal, Decimal] | None) -> str:
    """Whether another letter lies within the interval."""
    if batas is None or hasil.mutu is None:
        return ""
    # Letters from the highest down, so that the ends name all between.
    mungkin = sorted({mutu_of(batas[0]), mutu_of(batas[1]), hasil.mutu})
    if len(mungkin) == 1:
        return str(_("Hurufnya tetap %(huruf)s.", huruf=hasil.mutu))
    pilihan = _(" atau ").join(mungkin)
    return str(_("Hurufnya dapat %(pilihan)s: selangnya melewati batas.", pilihan=pilihan))


def label_bobot(label: str) -> str:
    """The name of a weight as this page prints it; kept are "1/9", "0,111", and "bobot sendiri"."""
    try:
        return angka(Decimal(label.replace(",", ".")))
    except InvalidOperation:
        return istilah(label)


def kalimat_bobot(banding: list[dict[str, Any]]) -> str:
    """The warning when the letter hangs on the weight; empty when it does not."""
    if not any(satu["huruf_berbeda"] for satu in banding):
        return ""
    bagian = [
        _(
            "dengan bobot %(bobot)s %(ikm)s (%(huruf)s)",
            bobot=label_bobot(b["label"]),
            ikm=angka(Decimal(b["ikm"])),
            huruf=b["mutu"],
        )
        for b in banding
    ]
    return str(
        _(
            "Huruf survei ini bergantung pada bobot: %(bagian)s. Sebut bobot yang dipakai setiap kali "
            "nilainya dikutip.",
            bagian=", ".join(bagian),
        )
    )
