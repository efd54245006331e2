"""Staff: the text of a report, its forum and its signer, before the seal freezes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.clock import now, setempat
from fkp.db import db
from fkp.formats import tanggal
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.kelola.form_naskah import KEMBALI, LAIN, TEKS, FormNaskah, form_naskah
from fkp.skm.kelola.kunci import find_terkunci
from fkp.skm.models import TERSEGEL, Survei, Tahap
from fkp.skm.naskah.draf import draf_naskah
from fkp.skm.naskah.kerangka import load_kerangka
from fkp.skm.naskah.kutipan import angka_asing, angka_hasil
from fkp.skm.naskah.models import Naskah
from fkp.skm.naskah.sunting import pengubah_terakhir, simpan_naskah
from fkp.skm.naskah.susun import dasar_isi, penandatangan_of
from fkp.skm.queries import find_survei

HURUF_SEBARIS = 88


@dataclass(frozen=True)
class Keadaan:
    """What is kept now. ``nilai`` are the values of all fields by name, ``draf`` the drafts by section (empty
    while there is no result), ``suntingan`` the sections that differ, ``dikenal`` the figures that a text may
    cite."""

    versi: int
    nilai: dict[str, Any]
    draf: dict[str, str]
    suntingan: dict[str, str]
    dikenal: frozenset[str]


@dataclass(frozen=True)
class Bagian:
    """A section on the page. ``tersimpan`` is what another saved meanwhile, None when that is no question;
    ``asing`` are the numbers it cites that the result does not have."""

    teks: Any
    dasar: Any
    kembali: Any
    baris: int
    diubah: bool
    draf: str
    asing: str
    tersimpan: str | None


@require(Izin.SUSUN_LAPORAN)
def naskah(survei_id: int) -> ResponseReturnValue:
    """All sections on one page. A section that equals its draft goes on following the data."""
    survei = (find_terkunci if request.method == "POST" else find_survei)(db(), survei_id)
    kini = _keadaan(survei)
    hari_ini = setempat(now(), survei.unit.zona).date()
    form = form_naskah(tuple(kini.draf), hari_ini)()
    if request.method == "GET":
        return _halaman(survei, kini, form, 200)
    bentrok = form.versi.data != str(kini.versi)
    if bentrok or not form.validate():
        return _halaman(survei, kini, form, 409 if bentrok else 422)
    isian = form.isian(kini.suntingan, kini.draf)
    berubah = simpan_naskah(db(), survei, pengguna(), now(), isian, kini.versi)
    db().commit()
    if berubah:
        flash(
            ngettext(
                "Tersimpan, %(num)s bagian berubah.", "Tersimpan, %(num)s bagian berubah.", len(berubah)
            ),
            "baik",
        )
    else:
        flash(_("Tidak ada yang berubah."))
    return redirect(url_for(".naskah", survei_id=survei.id))


def _keadaan(survei: Survei) -> Keadaan:
    catatan = db().get(Naskah, survei.id)
    suntingan = dict(catatan.isi) if catatan else {}
    draf: dict[str, str] = {}
    dikenal: frozenset[str] = frozenset()
    # While answers come in each look would bring other drafts, so there are none before it is closed.
    bahan = None if survei.tahap in (Tahap.RANCANGAN, Tahap.DIBUKA) else bahan_of(db(), survei, now())
    if bahan:
        isi = dasar_isi(db(), survei, bahan, now())
        draf = draf_naskah(isi, bahan.hasil, bahan.rincian)
        dikenal = angka_hasil(isi, bahan.hasil, bahan.rincian, draf.values())
    tanda = penandatangan_of(db(), survei, catatan)
    nilai: dict[str, Any] = {TEKS + kunci: suntingan.get(kunci, teks) for kunci, teks in draf.items()}
    nilai |= {nama: getattr(tanda, nama) for nama in ("tempat", "jabatan", "nama", "nip")}
    nilai["forum_judul"] = catatan.forum_judul if catatan else ""
    nilai["forum_tanggal"] = catatan.forum_tanggal if catatan else None
    return Keadaan(catatan.versi if catatan else 0, nilai, draf, suntingan, dikenal)


def _halaman(survei: Survei, kini: Keadaan, form: FormNaskah, status: int) -> ResponseReturnValue:
    bentrok = status == 409
    disentuh = {nama for nama in kini.nilai if form.touched(nama)}
    form.shown(kini.nilai, kini.versi)
    halaman = render_template(
        "skm_kelola/naskah.html",
        survei=survei,
        form=form,
        bab=[
            (bab.judul, [_bagian(form, s.naskah, kini, disentuh, bentrok) for s in bab.subbab if s.naskah])
            for bab in load_kerangka().bab
        ]
        if kini.draf
        else [],
        dasar=[form["dasar_" + nama] for nama in LAIN],
        lain=_tersimpan_lain(form, kini, disentuh) if bentrok else [],
        pengubah=pengubah_terakhir(db(), survei),
        bentrok=bentrok,
        segel=survei.tahap in TERSEGEL,
        berjalan=survei.tahap in (Tahap.RANCANGAN, Tahap.DIBUKA),
    )
    return halaman, status


def _bagian(form: FormNaskah, kunci: str, kini: Keadaan, disentuh: Iterable[str], bentrok: bool) -> Bagian:
    nama = TEKS + kunci
    teks, tersimpan = form[nama], kini.nilai[nama]
    isi = str(teks.data or "")
    return Bagian(
        teks=teks,
        dasar=form["dasar_" + nama],
        kembali=form[KEMBALI + kunci],
        baris=min(18, max(3, sum(1 + len(satu) // HURUF_SEBARIS for satu in isi.splitlines()) + 1)),
        diubah=kunci in kini.suntingan,
        draf=kini.draf[kunci],
        asing=", ".join(angka_asing(isi, kini.dikenal)) if isi != kini.draf[kunci] else "",
        tersimpan=tersimpan if bentrok and nama in disentuh and tersimpan != isi else None,
    )


def _tersimpan_lain(form: FormNaskah, kini: Keadaan, disentuh: Iterable[str]) -> list[tuple[str, str]]:
    """The other fields in which both editors wrote something else: label and what is kept now."""
    beda = [nama for nama in LAIN if nama in disentuh and form[nama].data != kini.nilai[nama]]
    return [(form[nama].label.text, _sebut(kini.nilai[nama])) for nama in beda]


def _sebut(nilai: Any) -> str:
    if not nilai:
        return str(_("(kosong)"))
    return nilai if isinstance(nilai, str) else tanggal(nilai)
