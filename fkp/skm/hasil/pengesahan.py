"""Sealing: from then on a result is a record, and nothing the code does later changes it."""

import gzip
from datetime import datetime
from importlib.metadata import version
from typing import Any

import pandas as pd
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.formats import waktu
from fkp.galat import Galat
from fkp.identitas import keberatan_umum
from fkp.jejak.actions import catat
from fkp.skm.hasil.bahan import Bahan
from fkp.skm.hasil.cacah import silang_layanan
from fkp.skm.hasil.periksa import lock_survei, selisih
from fkp.skm.hasil.rinci import sum_silang, susun_rincian
from fkp.skm.kelola.kode import kode_pengesahan
from fkp.skm.models import TERSEGEL, Pengesahan, Survei, Tahap
from fkp.skm.naskah.isi import sidik_laporan
from fkp.skm.naskah.susun import susun_isi
from fkp.skm.queries import aturan_of, frame_jawaban, hitungan, instrumen_of, pengesahan_terakhir
from fkp.skm.tahap import TahapSalah, akhir_tenggang, pindah
from fkp.tindak_lanjut.kabar import tayangkan_rencana
from fkp.tindak_lanjut.segel import kunci_rencana, tahan_rencana
from surveys.aturan import Aturan
from surveys.hitungan import Hitungan
from surveys.kanonik import canonical_csv, sha256_hex
from surveys.scoring import score_skm

KEMAJUAN = frozenset({"status", "realisasi", "hambatan", "selesai_pada"})
"""What changes in a plan while it is carried out."""


class HitunganBerbeda(Galat):
    """The kept counts are not what the answers say, so nothing may be sealed on them."""


class KoreksiSalah(Galat):
    """This correction cannot be made."""


def halangan(db: Session, survei: Survei, saat: datetime) -> str | None:
    """Why the survey cannot be sealed at ``saat``, as a sentence; None when it can."""
    if survei.tahap != Tahap.DITUTUP:
        return "Hasil disahkan setelah survei ditutup dan sebelum diterbitkan."
    sampai = akhir_tenggang(survei)
    if saat < sampai:
        return (
            "Masa tenggang masih berjalan: jawaban yang diberikan sebelum survei ditutup masih dapat masuk "
            f"sampai {waktu(sampai, survei.unit.zona)}. Sahkan sesudahnya."
        )
    if not hitungan(db, survei).cacah.any():
        return "Belum ada data: tidak ada jawaban yang dapat disahkan."
    return None


def sahkan_survei(db: Session, survei: Survei, oleh: Akun, saat: datetime) -> Pengesahan:
    """Seal the result as version 1.

    Raises TahapSalah when the survey is not closed, its grace days still run or nobody answered, and
    HitunganBerbeda when the kept counts differ from a recount of the answers.
    """
    lock_survei(db, survei)
    if pesan := halangan(db, survei, saat):
        raise TahapSalah(pesan)
    sah = _sealed(db, survei, oleh, saat, aturan_of(survei))
    pindah(survei, Tahap.DISAHKAN)
    survei.disahkan_pada = saat
    _keep(db, survei, oleh, sah, "hasil disahkan")
    return sah


def koreksi_survei(
    db: Session,
    survei: Survei,
    oleh: Akun,
    saat: datetime,
    alasan: str,
    *,
    aturan: Aturan | None = None,
    populasi: dict[int, int | None] | None = None,
) -> Pengesahan:
    """Seal the next version, with its reason: another method, other numbers of people served per layanan id,
    or another report (its texts, plan, forum or signer as they are now). The answers stay what they were, and
    so do all versions before.

    Raises TahapSalah unless the survey is sealed, KoreksiSalah without a reason or a change, and
    HitunganBerbeda.
    """
    lock_survei(db, survei)
    lama = pengesahan_terakhir(db, survei)
    if survei.tahap not in TERSEGEL or lama is None:
        raise TahapSalah("Koreksi hanya untuk hasil yang sudah disahkan.")
    if not alasan.strip():
        raise KoreksiSalah("Tulis alasan koreksi. Alasannya tampil bersama hasil untuk seterusnya.")
    if keberatan := keberatan_umum(alasan):
        raise KoreksiSalah(keberatan)
    if aturan is not None:
        survei.aturan = aturan.to_dict()
    for sl in survei.layanan:
        if populasi is not None:
            sl.populasi = populasi.get(sl.layanan_id, sl.populasi)
    sah = _sealed(db, survei, oleh, saat, aturan_of(survei), lama.versi + 1, alasan.strip())
    sama = (sah.hasil, sah.rincian, sah.sidik) == (lama.hasil, lama.rincian, lama.sidik)
    if sama and tulisan(sah.laporan) == tulisan(lama.laporan):
        raise KoreksiSalah("Tidak ada yang berubah, jadi tidak ada yang dikoreksi.")
    _keep(db, survei, oleh, sah, "hasil dikoreksi")
    return sah


def tulisan(laporan: dict[str, Any] | None) -> dict[str, Any] | None:
    """What people wrote of a frozen report. The rest (drafts, trend, quotes, the unit's address) follows
    from data and moves by itself, which is no reason to correct anything; nor is how far its plan has got."""
    if laporan is None:
        return None
    return {
        "naskah": {kunci: laporan["naskah"][kunci] for kunci in laporan["disunting"]},
        "rencana": [
            {k: nilai for k, nilai in baris.items() if k not in KEMAJUAN} for baris in laporan["rencana"]
        ],
        "pelaksanaan": laporan["pelaksanaan"],
        "forum": laporan["forum"],
        "penandatangan": laporan["penandatangan"],
        "nilai_lama": [titik for titik in laporan["tren"] if titik["sumber"]],
    }


def susun_kanonik(db: Session, survei: Survei) -> bytes:
    """The canonical answer file of the answers as they are now."""
    return canonical_csv(_frame(db, survei), instrumen_of(survei))


def _frame(db: Session, survei: Survei) -> pd.DataFrame:
    """The answers without what the canonical file never carries: time, duration, kanal, saran."""
    instrumen = instrumen_of(survei)
    kolom = ["layanan", *instrumen.kunci_item, *(satu.kunci for satu in instrumen.profil)]
    return frame_jawaban(db, survei)[kolom]


def _sealed(
    db: Session,
    survei: Survei,
    oleh: Akun,
    saat: datetime,
    aturan: Aturan,
    versi: int = 1,
    alasan: str = "",
) -> Pengesahan:
    if selisih(db, survei):
        raise HitunganBerbeda(
            "Hitungan yang tersimpan tidak sama dengan hitung ulang jawaban, jadi hasil belum disahkan. "
            "Minta pengelola sistem menjalankan perintah fkp periksa."
        )
    tahan_rencana(db, survei.id)
    kini: Hitungan = hitungan(db, survei)
    hasil = score_skm(kini, aturan)
    silang = silang_layanan(db, survei)
    kanonik = susun_kanonik(db, survei)
    rincian = susun_rincian(db, survei, kini, aturan, silang)
    return Pengesahan(
        survei_id=survei.id,
        versi=versi,
        kode=kode_pengesahan(),
        alasan=alasan,
        waktu=saat,
        akun_id=oleh.id,
        aturan=aturan.to_dict(),
        hasil=hasil.to_arsip(),
        hitungan=kini.to_dict(),
        silang=sum_silang(silang).to_dict(),
        rincian=rincian,
        sidik=sha256_hex(kanonik),
        # Without a time of its own the same answers give the same bytes here too.
        kanonik=gzip.compress(kanonik, mtime=0),
        laporan=susun_isi(db, survei, Bahan(hasil, kini, rincian, None), saat).to_dict(),
        versi_program=version("fkp"),
    )


def _keep(db: Session, survei: Survei, oleh: Akun, sah: Pengesahan, aksi: str) -> None:
    db.add(sah)
    db.flush()
    kunci_rencana(db, survei.id, sah.waktu)
    if survei.tahap == Tahap.TERBIT:
        tayangkan_rencana(db, oleh, survei.id, sah.waktu)
    rincian: dict[str, Any] = {
        "versi": sah.versi,
        "kode": sah.kode,
        "ikm": sah.hasil["ikm"],
        "sidik": sah.sidik,
        "sidik_laporan": sidik_laporan(sah.laporan or {}),
        "aturan": sah.aturan,
    }
    if sah.alasan:
        rincian["alasan"] = sah.alasan
    catat(db, oleh, aksi, "survei", survei.id, survei.unit.jalur, rincian)
