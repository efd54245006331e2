"""Standards and evidence for the tests of scores, and a unit whose every fact can be counted by hand."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import hold
from fkp.forum.berita_acara.kunci import kunci
from fkp.forum.models import ArsipForum, Forum, TahapForum
from fkp.penilaian.models import BuktiDukung, HalBukti
from fkp.skm.models import Survei
from fkp.standar.komponen import load_susunan
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unggahan import JPEG
from fkp.unit.models import Layanan, Unit
from tests.builders import SAAT, a_akun, a_unit
from tests.fkp.forum.bangun import a_forum, a_masukan, a_peserta
from tests.fkp.forum.berita_acara_bantu import HP, segel, tandai
from tests.fkp.halaman.bangun import a_terbit
from tests.fkp.standar.bangun import a_tinjauan
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut


def a_standar(db: Session, layanan: Layanan, kosong: int = 0, **kolom: Any) -> StandarPelayanan:
    """A standard in force, all but the last ``kosong`` components filled; ``ditinjau`` are the days of its
    reviews."""
    kunci, ditinjau = [satu.kunci for satu in load_susunan().komponen], kolom.pop("ditinjau", ())
    standar = StandarPelayanan(
        layanan=layanan,
        revisi=kolom.pop("revisi", 1),
        tahap=kolom.pop("tahap", TahapStandar.BERLAKU),
        isi={satu: f"Isi {satu}" for satu in kunci[: len(kunci) - kosong]},
        nomor_sk=kolom.pop("nomor_sk", "SK/1/2026"),
        tanggal_sk=kolom.pop("tanggal_sk", date(2026, 1, 15)),
        dibuat=SAAT,
        diubah=SAAT,
        **kolom,
    )
    db.add(standar)
    for hari in ditinjau:
        a_tinjauan(db, standar, hari)
    db.flush()
    return standar


def a_bukti(db: Session, unit: Unit, hal: HalBukti, **kolom: Any) -> BuktiDukung:
    """Evidence of 1 November 2026, in words."""
    bukti = BuktiDukung(
        unit_id=unit.id,
        hal=hal.value,
        tanggal=kolom.pop("tanggal", date(2026, 11, 1)),
        keterangan=kolom.pop("keterangan", "Papan pengumuman loket"),
        akun_id=kolom.pop("akun_id", None) or a_akun(db, Peran.PETUGAS, unit.jalur, sandi_hash="-").id,
        waktu=SAAT,
        **kolom,
    )
    db.add(bukti)
    db.flush()
    return bukti


def a_bukti_berkas(db: Session, unit: Unit) -> BuktiDukung:
    """Evidence with a photograph, as far as its first bytes tell."""
    isi = b"\xff\xd8\xff"
    return a_bukti(
        db, unit, HalBukti.MONEV_STANDAR, isi=isi, kecil=isi, sidik="a" * 64, mime=JPEG, nama="foto.jpg"
    )


def a_forum_standar(
    db: Session, unit: Unit, unsur: tuple[str, ...], layanan: list[Layanan], **kolom: Any
) -> Forum:
    """A sealed forum about standards to which these elements came."""
    forum = a_forum(db, unit, layanan=layanan, **{"topik": "sp_tinjau", **kolom})
    if forum.tanggal:
        a_masukan(db, forum, lengkap=True, tenggat=forum.tanggal + timedelta(days=10))
    peserta, *_lain = [a_peserta(db, forum, satu, hadir=True, hp=HP) for satu in unsur]
    a_peserta(db, forum, "O", hadir=True)
    a_peserta(db, forum, "U5")
    kunci(db, forum, a_akun(db, Peran.PETUGAS, unit.jalur, sandi_hash="-"), SAAT)
    tandai(db, forum, peserta)
    segel(db, forum, a_akun(db, Peran.PIMPINAN, unit.jalur, sandi_hash="-"))
    return forum


@dataclass
class Rumah:
    """A unit with two layanan, two forums and an archive, two surveys and a plan."""

    unit: Unit
    petugas: Akun
    ktp: Layanan
    kk: Layanan
    tinjau: Forum
    baru: Forum
    arsip: Forum
    lalu: Survei
    kini: Survei
    baris: list[TindakLanjut]


def a_rumah(db: Session) -> Rumah:
    """Standards: of both layanan in force, the second without a component. Forums: one of 3 March reviewed
    the first layanan (users, experts), one of 9 June drafted both (users, civil society). Surveys: of the
    last quarter of 2025, sealed on 4 January 2026, and of the third of 2026. Plan of the first: done after
    exactly a month, after three months and a day, carried on and done on 1 June, and stopped."""
    unit = a_unit(db, nama="Kantor Umpama")
    ktp, kk = unit.layanan
    a_standar(db, ktp)
    a_standar(db, kk, kosong=1)
    tinjau = a_forum_standar(db, unit, ("U1", "U2"), [ktp], tanggal=date(2026, 3, 3), tema="Tinjau KTP")
    baru = a_forum_standar(
        db, unit, ("U1", "U4"), [ktp, kk], topik="sp_baru", tanggal=date(2026, 6, 9), tema="Standar baru"
    )
    arsip = a_forum(db, unit, TahapForum.ARSIP, tanggal=date(2026, 2, 1), tema="Forum lama", topik="")
    db.add(ArsipForum(forum_id=arsip.id, unsur=["U3", "U5"]))
    db.flush()
    lalu, kini = (a_terbit(db, unit, *satu, dengan=3).survei for satu in ((4, 2025), (3, 2026)))
    with hold(SAAT):
        baris = [
            a_tindak_lanjut(
                db, unit, lalu, kegiatan="Tepat", status=Status.SELESAI, selesai_pada=date(2026, 2, 4)
            ),
            a_tindak_lanjut(
                db, unit, lalu, kegiatan="Lambat", status=Status.SELESAI, selesai_pada=date(2026, 4, 5)
            ),
            diteruskan := a_tindak_lanjut(db, unit, lalu, kegiatan="Diteruskan", status=Status.BERJALAN),
            a_tindak_lanjut(db, unit, lalu, kegiatan="Dihentikan", status=Status.DIHENTIKAN),
            a_tindak_lanjut(
                db,
                unit,
                kini,
                lanjutan_dari=diteruskan,
                kegiatan="Terusan",
                status=Status.SELESAI,
                selesai_pada=date(2026, 6, 1),
            ),
        ]
    petugas = a_akun(db, Peran.PETUGAS, unit.jalur, nama="Rani Umpama")
    return Rumah(unit, petugas, ktp, kk, tinjau, baru, arsip, lalu, kini, baris)
