"""The life of each forum of the demo, as moments at which somebody did something."""

import hashlib
import json
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.demo.langkah import tick_steps, write_steps
from fkp.demo.pemerintah import Dunia
from fkp.demo.peristiwa import Peristiwa
from fkp.demo.rencana import Rencana
from fkp.forum import tahap
from fkp.forum.berita_acara.kunci import kunci as kunci_naskah
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.berita_acara.segel import TandaPimpinan, sahkan
from fkp.forum.berita_acara.tandatangan import tanda_tangani
from fkp.forum.hadir.catat import terapkan
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.actions import tambah_masukan
from fkp.forum.notulen.models import AsalMasukan, Masukan
from fkp.forum.notulen.suara import Suara, dukung, kirim_masukan
from fkp.forum.persiapan.actions import buat_forum, simpan_tim
from fkp.forum.persiapan.isi import IsiAnggota, IsiForum
from fkp.forum.peserta.actions import IsiPeserta, undang
from fkp.forum.peserta.kirim import sidik_undangan
from fkp.forum.peserta.models import Balasan, CaraHadir, Peserta
from fkp.forum.peserta.queries import peserta_hadir, semua_peserta
from fkp.tindak_lanjut.actions import kemajuan
from fkp.tindak_lanjut.isi import Kemajuan
from fkp.tindak_lanjut.models import Status, TindakLanjut

BERKAS = Path(__file__).with_name("forum.toml")
MULAI, SELESAI = time(9), time(12)
URUTAN = (
    *(TahapForum.RANCANGAN, TahapForum.TERJADWAL, TahapForum.BERLANGSUNG),
    *(TahapForum.PENANDATANGANAN, TahapForum.DISAHKAN, TahapForum.TERBIT),
)
NOTULIS = "notulis"
"""The account that writes the minutes of the main unit."""
BOLEH = ("unsur", "penyampai", "masalah", "usulan", "jawaban", "hasil", "dasar", "unsur_skm", "komponen")
JANJI = ("tindakan", "keluaran", "kelas", "durasi", "penanggung_jawab")


@cache
def load_forum() -> dict[str, Any]:
    """What the file says."""
    return tomllib.loads(BERKAS.read_text(encoding="utf-8"))


@dataclass
class Lakon:
    """One forum while its life is told: what the file says of it, its day, and its row once there is one."""

    dunia: Dunia
    isi: dict[str, Any]
    hari: date
    survei: Rencana | None
    forum: Forum | None = None

    @property
    def kunci(self) -> str:
        return str(self.isi["unit"])

    @property
    def petugas(self) -> Akun:
        return self.dunia.petugas[self.kunci]

    @property
    def pimpinan(self) -> Akun:
        return self.dunia.pimpinan[self.kunci]

    @property
    def ada(self) -> Forum:
        """The row; only after it was made."""
        if self.forum is None:
            raise LookupError(self.isi["kode"])
        return self.forum

    def pukul(self, hari: int, jam: int, menit: int = 0) -> datetime:
        """That hour so many days from the forum, on the clock of its unit."""
        zona = ZoneInfo(self.dunia.daerah.unit_of(self.kunci).zona)
        return datetime.combine(self.hari + timedelta(days=hari), time(jam, menit), zona)


def life_of_forum(
    dunia: Dunia, isi: dict[str, Any], rencana: list[Rencana], saat: datetime
) -> Iterator[Peristiwa]:
    """What happened to one forum until ``saat``. What lies ahead was made ready the other day; a forum of
    today is under way whatever the hour."""
    zona = dunia.daerah.unit_of(isi["unit"]).zona
    hari = _kerja(setempat(saat, zona).date() + timedelta(days=isi["hari"]), tetap=isi["hari"] == 0)
    survei = next((r for r in rencana if (r.unit.kunci, r.ke) == (isi["unit"], isi.get("survei"))), None)
    lakon = Lakon(dunia, isi, hari, survei)
    sampai = URUTAN.index(TahapForum(isi["tahap"]))
    yield Peristiwa(min(lakon.pukul(-14, 9), saat - timedelta(days=2)), partial(_buat, lakon))
    if sampai >= URUTAN.index(TahapForum.TERJADWAL):
        yield Peristiwa(min(lakon.pukul(-12, 9), saat - timedelta(days=1)), partial(_umumkan, lakon))
    if sampai >= URUTAN.index(TahapForum.BERLANGSUNG):
        yield Peristiwa(min(lakon.pukul(0, 9), saat - timedelta(minutes=50)), partial(_berlangsung, lakon))
    if sampai >= URUTAN.index(TahapForum.DISAHKAN):
        yield Peristiwa(lakon.pukul(0, 11, 35), partial(_kunci, lakon))
        yield Peristiwa(lakon.pukul(0, 11, 50), partial(_sahkan, lakon))
        yield Peristiwa(lakon.pukul(0, 14), partial(_langkah, lakon))
    if sampai >= URUTAN.index(TahapForum.TERBIT):
        yield Peristiwa(lakon.pukul(1, 10), partial(_terbit, lakon))
    for hari_ke, status in ((20, Status.BERJALAN), (24, Status.SELESAI)):
        if sampai >= URUTAN.index(TahapForum.DISAHKAN) and lakon.pukul(hari_ke, 10) <= saat:
            yield Peristiwa(lakon.pukul(hari_ke, 10), partial(_maju, lakon, status))


def goresan(nama: str) -> str:
    """A signature drawn by nobody: loops that only the name decides."""
    acak = hashlib.sha256(nama.encode()).digest()
    titik = [[60 + 24 * i, 100 + (acak[i] % 120 - 60) * (-1) ** i] for i in range(18)]
    return json.dumps([titik, [[120, 150], [420 + acak[20] % 100, 140 + acak[21] % 30]]])


def _kerja(hari: date, *, tetap: bool) -> date:
    """The day, or the Monday after when it falls on a weekend."""
    return hari if tetap or hari.weekday() < 5 else hari + timedelta(days=7 - hari.weekday())


def _buat(lakon: Lakon, waktu: datetime) -> None:
    dunia, isi, unit = lakon.dunia, lakon.isi, lakon.dunia.daerah.unit_of(lakon.kunci)
    forum = buat_forum(
        dunia.db,
        dunia.unit[lakon.kunci],
        IsiForum(
            tema=isi["tema"],
            topik=isi["topik"],
            tujuan=isi["tujuan"],
            moda=isi["moda"],
            tanggal=lakon.hari,
            mulai=MULAI,
            selesai=SELESAI,
            tempat=isi["tempat"],
            tautan=isi.get("tautan", ""),
            survei_id=dunia.survei[lakon.survei.kode].id if lakon.survei else None,
            layanan=tuple(dunia.layanan[lakon.kunci, nama] for nama in isi["layanan"]),
            dasar_hukum=("uu25-2009", "permenpanrb16-2017"),
            nomor_undangan="005/12/2026" if isi["peserta"] else "",
            narahubung="Sekretariat unit",
            kota=unit.alamat.rpartition(", ")[2],
            jabatan=f"Kepala {unit.singkatan or unit.nama}"[:160],
            penandatangan=unit.pimpinan,
            # Born in the year 1900: nobody has this number.
            nip="190001011900011001",
        ),
        lakon.petugas,
        waktu,
    )
    # Not drawn by lot: the addresses of the demo are the same everywhere.
    forum.kode = isi["kode"]
    lakon.forum = forum
    notulis = dunia.db.scalar(select(Akun).where(Akun.nama_pengguna == NOTULIS))
    tim = [
        IsiAnggota("pengarah", unit.pimpinan, f"Kepala {unit.singkatan or unit.nama}"[:160]),
        IsiAnggota("ketua", unit.petugas, "Petugas"),
        IsiAnggota("moderator", "Moderator Contoh", "Bagian Organisasi"),
    ]
    if notulis and any(p.jalur == forum.unit.jalur for p in notulis.penugasan):
        tim.append(IsiAnggota("notulis", notulis.nama, "Notulis", notulis.id))
    if isi["peserta"]:
        simpan_tim(dunia.db, forum, tim, lakon.petugas, versi=forum.versi)
        semua = [
            IsiPeserta(
                nama=nama,
                unsur=unsur,
                lembaga=lembaga,
                jabatan=jabatan,
                hp=f"08000000{n:04d}" if unsur != "O" else "",
                jenis_kelamin=kelamin,
            )
            for n, (unsur, nama, lembaga, jabatan, kelamin, *_) in enumerate(isi["peserta"], 1)
        ]
        undang(dunia.db, lakon.petugas, forum, semua, waktu)


def _umumkan(lakon: Lakon, waktu: datetime) -> None:
    tahap.jadwalkan(lakon.dunia.db, lakon.ada, lakon.petugas, waktu)
    for peserta, (*_, keadaan, butuh) in _pasangan(lakon):
        peserta.dikirim_pada, peserta.dikirim_lewat = waktu, "wa"
        peserta.dikirim_sidik = sidik_undangan(lakon.ada, peserta)
        if keadaan:
            peserta.balasan = Balasan.TIDAK if keadaan == "tidak" else Balasan.HADIR
            peserta.balasan_pada = waktu + timedelta(hours=5)
        peserta.kebutuhan = butuh


def _berlangsung(lakon: Lakon, waktu: datetime) -> None:
    db, forum = lakon.dunia.db, lakon.ada
    tahap.mulai(db, forum, lakon.petugas, waktu)
    semua = _pasangan(lakon)
    for n, (peserta, (*_, keadaan, _butuh)) in enumerate(semua):
        if keadaan == "hadir":
            terapkan(peserta, True, waktu + timedelta(seconds=40 * n - 900), CaraHadir.QR)
    db.flush()
    for n, satu in enumerate(lakon.isi.get("masukan", ())):
        baris = {nama: str(satu[nama]) for nama in (*BOLEH, *JANJI) if nama in satu}
        pada = waktu + timedelta(minutes=20 + 6 * n)
        tambah_masukan(db, lakon.petugas, forum, _nomor(forum, n), baris, pada, AsalMasukan.NOTULIS)
    orang = [peserta for peserta, _ in semua]
    for n, satu in enumerate(lakon.isi.get("ponsel", ()), 100):
        suara = Suara(_nomor(forum, n), satu["masalah"], satu.get("usulan", ""), satu["unsur_skm"])
        kirim_masukan(db, forum, orang[satu["oleh"]], suara, waktu + timedelta(minutes=n - 70))
        for lain in satu["didukung"]:
            dukung(db, forum, orang[lain], db.get_one(Masukan, suara.id), ya=True)


def _kunci(lakon: Lakon, waktu: datetime) -> None:
    db, forum = lakon.dunia.db, lakon.ada
    kunci_naskah(db, forum, lakon.petugas, waktu)
    for n, peserta in enumerate(peserta_hadir(db, forum)):
        pada = waktu + timedelta(seconds=50 * n)
        tanda_tangani(db, forum, peserta, pada, sidik=forum.naskah_sidik, goresan=goresan(peserta.nama))


def _sahkan(lakon: Lakon, waktu: datetime) -> None:
    forum = lakon.ada
    tanda = TandaPimpinan(CaraTandaTangan.JARI, goresan(lakon.pimpinan.nama))
    sahkan(lakon.dunia.db, forum, lakon.pimpinan, waktu, sidik=forum.naskah_sidik, tanda=tanda)


def _langkah(lakon: Lakon, waktu: datetime) -> None:
    """The office writes down how it will get there."""
    for n, satu in enumerate(lakon.isi.get("masukan", ())):
        if satu.get("langkah"):
            write_steps(lakon.dunia.db, lakon.petugas, _janji(lakon, n), satu["langkah"], waktu)


def _terbit(lakon: Lakon, waktu: datetime) -> None:
    tahap.terbitkan(lakon.dunia.db, lakon.ada, lakon.pimpinan, waktu)


def _maju(lakon: Lakon, status: Status, waktu: datetime) -> None:
    """Each promise gets as far as the file says."""
    db = lakon.dunia.db
    for n, satu in enumerate(lakon.isi.get("masukan", ())):
        tujuan = satu.get("kemajuan", "")
        if not tujuan or (status is Status.SELESAI and tujuan != status.value):
            continue
        row = _janji(lakon, n)
        tick_steps(db, lakon.petugas, row, status, waktu)
        kini = Kemajuan(status, satu.get("realisasi", "") if status is Status.SELESAI else "")
        kemajuan(db, lakon.petugas, row, kini, waktu, versi=row.versi)


def _janji(lakon: Lakon, n: int) -> TindakLanjut:
    """The promise that the row became."""
    cari = select(TindakLanjut).where(TindakLanjut.masukan_id == _nomor(lakon.ada, n))
    return lakon.dunia.db.scalars(cari).one()


def _pasangan(lakon: Lakon) -> list[tuple[Peserta, tuple[Any, ...]]]:
    """The people of the forum with what the file says of each: the last two are the state and the needs."""
    ada = {peserta.nama: peserta for peserta in semua_peserta(lakon.dunia.db, lakon.ada)}
    return [(ada[satu[1]], (*satu[:6], satu[6] if len(satu) > 6 else [])) for satu in lakon.isi["peserta"]]


def _nomor(forum: Forum, n: int) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{forum.kode} {n}")
