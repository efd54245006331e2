"""What people said that a promise answers, in words that everyone may read already: the published berita
acara of the forum, or the published result of the survey. What staff noted beside a plan or a complaint may
quote somebody, so it is not shown."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.formats import angka
from fkp.forum.berita_acara.queries import segel_umum
from fkp.forum.models import Forum
from fkp.identitas import samarkan
from fkp.papan.sumber import Sumber
from fkp.skm.models import Pengesahan
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from surveys.hasil import HasilSkm
from surveys.instrumen import load_instrumen
from surveys.rincian import hide_small


@dataclass(frozen=True)
class Suara:
    """``teks`` are the words as they were sealed, empty when there are none for everyone; ``usulan`` what was
    proposed; ``tentang`` says where they come from, and ``url`` leads there."""

    teks: str
    usulan: str
    tentang: str
    url: str | None


def suara_warga(db: Session, row: TindakLanjut, sumber: Sumber) -> Suara:
    """What people said that led to this promise."""
    if row.asal == Asal.FORUM:
        return _dari_forum(db, row, sumber)
    if row.asal == Asal.SKM:
        return _dari_survei(db, row, sumber)
    return Suara(
        "",
        "",
        _("Warga mengadukan hal ini. Isi pengaduannya tidak ditampilkan, supaya tidak ada yang dikenali."),
        None,
    )


def _dari_forum(db: Session, row: TindakLanjut, sumber: Sumber) -> Suara:
    forum = db.get(Forum, row.forum_id) if row.forum_id else None
    segel = segel_umum(db, forum) if forum else []
    masukan = row.masukan_id.hex if row.masukan_id else ""
    baris = [satu for satu in segel[0].isi["baris"] if satu["masukan"] == masukan] if segel else []
    if forum is None or not baris:
        return Suara("", "", _("Disepakati bersama warga dalam Forum Konsultasi Publik."), sumber.url)
    return Suara(
        samarkan(baris[0]["masalah"]),
        samarkan(baris[0]["usulan"]),
        _("Dicatat di berita acara Forum Konsultasi Publik."),
        url_for("forum_publik.berita_acara", kode=forum.kode),
    )


def _dari_survei(db: Session, row: TindakLanjut, sumber: Sumber) -> Suara:
    """The value of its unsur, where the page of the unit shows it too (``sumber`` then leads there)."""
    umum = _("Penilaian warga pada Survei Kepuasan Masyarakat %(periode)s.", periode=sumber.periode)
    if sumber.url is None:
        return Suara("", "", umum, None)
    cari = select(Pengesahan.hasil).where(Pengesahan.survei_id == row.survei_id)
    hasil = HasilSkm.from_dict(db.scalars(cari.order_by(Pengesahan.versi.desc()).limit(1)).one())
    instrumen = load_instrumen(hasil.instrumen_kode, hasil.instrumen_versi)
    orang = {satu.kunci: satu.terisi // len(instrumen.item_unsur(satu.kunci)) for satu in hasil.unsur}
    tampak = {kunci for kunci, n in hide_small(orang).items() if n is not None}
    nilai = hasil.nilai(row.unsur)
    if nilai is None or nilai.kunci not in tampak:
        return Suara("", "", umum, sumber.url)
    urut = [satu.kunci for satu in hasil.terendah(len(hasil.unsur)) if satu.kunci in tampak]
    ke = urut.index(nilai.kunci) + 1
    kata = {"unsur": nilai.nama, "nilai": angka(nilai.ikm), "n": angka(orang[nilai.kunci]), "ke": ke}
    if ke == 1:
        teks = _("Unsur %(unsur)s mendapat nilai %(nilai)s dari %(n)s warga, yang terendah.", **kata)
    elif ke <= 3:
        teks = _("Unsur %(unsur)s mendapat nilai %(nilai)s dari %(n)s warga, terendah ke-%(ke)s.", **kata)
    else:
        teks = _("Unsur %(unsur)s mendapat nilai %(nilai)s dari %(n)s warga.", **kata)
    return Suara(teks, "", umum, sumber.url)
