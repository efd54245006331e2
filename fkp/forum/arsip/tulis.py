"""Staff: entering a forum of earlier years, changing it, and reading it as it is known."""

import uuid
from collections.abc import Container, Sequence
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.borang import beda_isian, versi_dibaca
from fkp.clock import now, setempat
from fkp.db import db
from fkp.forum.arsip.actions import (
    ARSIP,
    FORUM,
    TEKS_BARIS,
    IsiArsip,
    IsiBaris,
    baris_terisi,
    catat_arsip,
    ubah_arsip,
)
from fkp.forum.arsip.forms import BARIS_AWAL, BARIS_TERBANYAK, NAMA_BUKTI, FormArsip, form_arsip
from fkp.forum.arsip.queries import arsip_of, baris_arsip, nilai_arsip
from fkp.forum.kerangka import load_kerangka
from fkp.forum.models import Forum, TahapForum
from fkp.forum.queries import boleh_forum, find_forum, kerangka_of
from fkp.galat import VersiBerbeda
from fkp.izin.guard import dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin
from fkp.unit.models import Unit

TAMBAH = "tambah_baris"
"""The button that asks for one more row; nothing is saved by it."""


@require(Izin.KELOLA_FORUM)
def baru() -> ResponseReturnValue:
    """A forum of earlier years, as far as it is known."""
    units = unit_kelola(db())
    form = form_arsip(load_kerangka(), units, data=None if request.form else _kosong())
    if request.method == "GET" or TAMBAH in request.form:
        return _borang(form, tambah=TAMBAH in request.form)
    unit = next((u for u in units if str(u.id) == form.unit.data), None)
    if not _sah(form, unit) or unit is None:
        return _borang(form), 422
    forum = catat_arsip(db(), pengguna(), unit, _isi(form), now())
    db().commit()
    flash(_("Arsip tercatat."), "baik")
    return redirect(url_for("forum_arsip.lihat", forum_id=forum.id))


@require(Izin.LIHAT_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """What is known of it, and what can be derived from that."""
    forum = find_forum(db(), forum_id)
    if forum.tahap != TahapForum.ARSIP:
        return redirect(url_for("forum.lihat", forum_id=forum.id))
    arsip = arsip_of(db(), forum)
    return render_template(
        "forum/arsip/lihat.html",
        forum=forum,
        arsip=arsip,
        kerangka=kerangka_of(forum),
        baris=baris_arsip(db(), forum),
        nilai=nilai_arsip(db(), forum),
        nama_bukti=NAMA_BUKTI,
        boleh_ubah=boleh_forum(db(), forum, Izin.KELOLA_FORUM),
    )


@require(Izin.KELOLA_FORUM)
def ubah(forum_id: int) -> ResponseReturnValue:
    """Change what is known of it."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    if forum.tahap != TahapForum.ARSIP:
        return redirect(url_for("forum.lihat", forum_id=forum.id))
    arsip = arsip_of(db(), forum)
    awal = _awal(forum)
    form = form_arsip(kerangka_of(forum), (), arsip.bukti, data=None if request.form else awal)
    del form.unit
    if request.method == "GET" or TAMBAH in request.form:
        return _borang(form, forum, tambah=TAMBAH in request.form)
    tersimpan = {(satu.get("id", ""), satu.get("jangka_teks", "")) for satu in awal["baris"]}
    if not _sah(form, forum.unit, tersimpan):
        return _borang(form, forum), 422
    try:
        ubah_arsip(db(), pengguna(), forum, _isi(form), now(), versi=versi_dibaca(form.versi))
    except VersiBerbeda:
        beda = _beda(form, awal)
        form.versi.data = str(forum.versi)
        return _borang(form, forum, beda=beda, bentrok=True), 409
    db().commit()
    flash(_("Tersimpan."), "baik")
    return redirect(url_for("forum_arsip.lihat", forum_id=forum.id))


def unit_kelola(sesi: Session) -> Sequence[Unit]:
    """The units for which this person may enter archives, by name."""
    return sesi.scalars(select(Unit).where(dalam_cakupan(Unit.jalur, g.cakupan)).order_by(Unit.nama)).all()


def _borang(
    form: FormArsip,
    forum: Forum | None = None,
    *,
    tambah: bool = False,
    beda: Sequence[tuple[str, str]] = (),
    bentrok: bool = False,
) -> str:
    if tambah and len(form.baris) < BARIS_TERBANYAK:
        form.baris.append_entry()
    return render_template(
        "forum/arsip/borang.html",
        form=form,
        forum=forum,
        beda=beda,
        bentrok=bentrok,
        penuh=len(form.baris) >= BARIS_TERBANYAK,
        nama_tambah=TAMBAH,
    )


def _sah(form: FormArsip, unit: Unit | None, tersimpan: Container[tuple[str, str]] = ()) -> bool:
    """Both looks are taken, so that everything wrong is said at once."""
    bentuk = form.validate()
    zona = unit.zona if unit else "Asia/Jakarta"
    return form.periksa_waktu(setempat(now(), zona).date(), tersimpan) and bentuk


def _kosong() -> dict[str, Any]:
    return {"unit": request.args.get("unit", ""), "baris": [{} for _nomor in range(BARIS_AWAL)]}


def _awal(forum: Forum) -> dict[str, Any]:
    """What the form starts from."""
    arsip = arsip_of(db(), forum)
    isi = {nama: getattr(forum, nama) for nama in FORUM} | {nama: getattr(arsip, nama) for nama in ARSIP}
    baris = [
        {"id": row.id.hex} | {nama: getattr(row, nama) for nama in TEKS_BARIS}
        for row in baris_arsip(db(), forum)
    ]
    return isi | {"catatan": "\n".join(arsip.catatan), "baris": [*baris, {}], "versi": str(forum.versi)}


def _isi(form: FormArsip) -> IsiArsip:
    ragu = [kunci for kunci in form.unsur_ragu.data or [] if kunci not in (form.unsur.data or [])]
    return IsiArsip(
        tema=form.tema.data,
        tanggal=form.tanggal.data,
        moda=form.moda.data,
        tempat=form.tempat.data or "",
        waktu_teks=form.waktu_teks.data or "",
        unsur=list(form.unsur.data or []),
        unsur_ragu=ragu,
        jumlah_peserta=form.jumlah_peserta.data,
        sebagian=form.sebagian.data,
        bukti=form.bukti.data,
        sumber=form.sumber.data or "",
        catatan=(form.catatan.data or "").splitlines(),
        baris=baris_terisi([_isi_baris(satu.form) for satu in form.baris]),
    )


def _isi_baris(baris: Any) -> IsiBaris:
    try:
        nomor = uuid.UUID(baris.id.data or "")
    except ValueError:
        nomor = None
    return IsiBaris(nomor, **{nama: baris[nama].data or "" for nama in TEKS_BARIS})


def _beda(form: FormArsip, awal: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields in which the form differs from what is stored by now; rows by their number."""
    biasa = {k: v for k, v in awal.items() if k not in ("baris", "unsur", "unsur_ragu", "sebagian")}
    beda = beda_isian(form, biasa)
    for nama in ("unsur", "unsur_ragu"):
        if sorted(form[nama].data or []) != sorted(awal[nama]):
            pilihan = {c.value: str(c.label) for c in form[nama].choices}
            tersimpan = ", ".join(pilihan[k] for k in awal[nama] if k in pilihan)
            beda.append((str(form[nama].label.text), tersimpan or str(_("kosong"))))
    milik = {satu.form.id.data: satu.form for satu in form.baris if satu.form.id.data}
    for nomor, tersimpan_baris in enumerate(awal["baris"], start=1):
        satu = milik.get(tersimpan_baris.get("id", ""))
        kini = {nama: tersimpan_baris.get(nama, "") for nama in TEKS_BARIS}
        if any(kini.values()) and (satu is None or any((satu[n].data or "") != t for n, t in kini.items())):
            beda.append((str(_("Masalah %(n)s", n=nomor)), "; ".join(t for t in kini.values() if t)))
    return beda
