"""The invented government in the database: instansi, units, layanan, people."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.akun.sandi import hash_sandi_umum
from fkp.demo.daerah import PROVINSI, Daerah
from fkp.demo.orang import MASUK
from fkp.orang.actions import simpan_sandi, tambah_orang, ubah_kabar
from fkp.skm.models import Survei
from fkp.unit.actions import tambah_unit
from fkp.unit.layanan import tambah_gerai, tambah_layanan
from fkp.unit.models import Instansi, JenisInstansi, Situs, Unit
from fkp.unit.pohon import tambah_instansi

PELAKU = "fkp demo"
SUREL = "contoh.example"
"""Where the mailboxes of everyone would be: nobody receives anything under ``.example`` (RFC 2606)."""


@dataclass
class Dunia:
    """What has been made so far, by the names the plan uses. ``layanan`` is keyed by unit and name."""

    db: Session
    daerah: Daerah
    unit: dict[str, Unit] = field(default_factory=dict)
    layanan: dict[tuple[str, str], int] = field(default_factory=dict)
    petugas: dict[str, Akun] = field(default_factory=dict)
    pimpinan: dict[str, Akun] = field(default_factory=dict)
    survei: dict[str, Survei] = field(default_factory=dict)


def make_government(dunia: Dunia) -> None:
    """The site, its instansi, and its units with what they serve."""
    db, instansi = dunia.db, dict[str, Instansi]()
    db.add(Situs(id=1, nama=PROVINSI, demo=True, kontak_data="Biro Organisasi Provinsi Contoh (rekaan)"))
    for satu in dunia.daerah.instansi:
        instansi[satu.nama] = tambah_instansi(
            db, PELAKU, instansi.get(satu.induk), satu.nama, satu.singkatan, JenisInstansi(satu.jenis)
        )
    for u in dunia.daerah.unit:
        unit = tambah_unit(
            db,
            PELAKU,
            instansi[u.instansi],
            u.nama,
            singkatan=u.singkatan,
            jenis=u.jenis,
            alamat=u.alamat,
            jam_layanan=u.jam,
            zona=u.zona,
        )
        dunia.unit[u.kunci] = unit
        for layanan in tambah_layanan(db, PELAKU, unit, [satu.nama for satu in u.layanan]):
            dunia.layanan[u.kunci, layanan.nama] = layanan.id
    for u in dunia.daerah.unit:
        if u.gerai:
            tamu = [lay for asal, nama in u.gerai for lay in dunia.unit[asal].layanan if lay.nama == nama]
            tambah_gerai(db, PELAKU, dunia.unit[u.kunci], tamu)


def make_people(dunia: Dunia) -> None:
    """A petugas and a pimpinan for each unit, and whoever else can sign in. Without a password an account
    waits for its first one-time link. All of them are reminded by e-mail too."""
    db = dunia.db
    jalur = {satu.nama: satu.jalur for satu in db.scalars(select(Instansi))}
    jalur |= {kunci: unit.jalur for kunci, unit in dunia.unit.items()}
    bernama = {}
    for satu in MASUK:
        akun, _ = tambah_orang(db, PELAKU, satu.nama, satu.akun, satu.peran, jalur[satu.tempat])
        simpan_sandi(db, akun, hash_sandi_umum(satu.sandi), "demo")
        bernama[satu.nama] = akun
    for u in dunia.daerah.unit:
        for nama, peran, daftar in (
            (u.petugas, Peran.PETUGAS, dunia.petugas),
            (u.pimpinan, Peran.PIMPINAN, dunia.pimpinan),
        ):
            if nama not in bernama:
                akun_nama = nama.lower().replace(" ", ".")
                bernama[nama], _ = tambah_orang(db, PELAKU, nama, akun_nama, peran, jalur[u.kunci])
            daftar[u.kunci] = bernama[nama]
    for akun in bernama.values():
        ubah_kabar(db, akun, akun, f"{akun.nama_pengguna}@{SUREL}", ringkasan=akun.ringkasan)
