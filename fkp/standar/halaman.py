"""The page of one standard for staff: its text, its reviews, and a form for everything that is done to it."""

from flask import render_template

from fkp.clock import now, setempat
from fkp.db import db
from fkp.galat import Galat
from fkp.izin.guard import boleh
from fkp.izin.rules import Izin
from fkp.standar.actions import komponen_kosong, susunan_of
from fkp.standar.forms import FormBaru, FormSk, FormTetapkan, FormTinjau, form_tetapkan, form_tinjau
from fkp.standar.models import StandarPelayanan
from fkp.standar.peminta import Peminta, peminta_of
from fkp.standar.peninjau import ForumPeninjau, peninjau_of
from fkp.standar.queries import jajaran_of
from fkp.standar.riwayat import riwayat_tinjauan
from fkp.standar.tampil import baris_standar, susun
from fkp.unit.models import Layanan


def halaman_standar(
    layanan: Layanan,
    *,
    baru: FormBaru | None = None,
    tetapkan: FormTetapkan | None = None,
    tinjau: FormTinjau | None = None,
    sk: FormSk | None = None,
    bentrok: Galat | None = None,
) -> str:
    """The page; a form that was refused comes with what was typed."""
    saat = now()
    jajaran = jajaran_of(db(), [layanan.id])[layanan.id]
    rancangan, berlaku = jajaran.rancangan, jajaran.berlaku
    kini = rancangan or berlaku
    diminta = peminta_of(kini) if kini else []
    forum = peninjau_of(layanan.unit)
    return render_template(
        "standar/lihat.html",
        layanan=layanan,
        jajaran=jajaran,
        t=baris_standar(layanan, jajaran, saat),
        kelompok=susun(kini, berlaku) if kini else [],
        diminta=diminta,
        kosong=komponen_kosong(rancangan) if rancangan else [],
        kosong_berlaku=komponen_kosong(berlaku) if berlaku else [],
        susunan_of=susunan_of,
        form_baru=baru or FormBaru(formdata=None),
        form_tetapkan=tetapkan
        or form_tetapkan(forum, formdata=None, data=_tetapkan(rancangan, diminta, forum)),
        form_tinjau=tinjau or form_tinjau(forum, formdata=None),
        form_sk=sk or FormSk(formdata=None, data=_sk(berlaku)),
        bentrok=bentrok,
        riwayat=riwayat_tinjauan(jajaran, forum, layanan.unit),
        kelola=boleh(Izin.KELOLA_STANDAR, layanan.unit.jalur),
        unduh=boleh(Izin.UNDUH_LAPORAN, layanan.unit.jalur),
        hari=setempat(saat, layanan.unit.zona).date(),
    )


def _tetapkan(
    rancangan: StandarPelayanan | None, diminta: list[Peminta], forum: list[ForumPeninjau]
) -> dict[str, object]:
    """What asked for the draft was agreed with the public, so that forum and its day are offered as its
    review."""
    if rancangan is None:
        return {}
    semua = [(satu.hari, satu.forum_id) for satu in diminta if satu.hari]
    hari, forum_id = max(semua, key=lambda satu: satu[0], default=(None, None))
    ada = forum_id in {satu.id for satu in forum}
    return {
        "versi_dibaca": rancangan.versi,
        "ditinjau": hari,
        "forum_rancangan": str(forum_id) if ada else "",
    }


def _sk(berlaku: StandarPelayanan | None) -> dict[str, object]:
    return {"nomor": berlaku.nomor_sk, "tanggal": berlaku.tanggal_sk} if berlaku else {}
