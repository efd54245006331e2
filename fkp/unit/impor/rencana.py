"""What an import would do: which units are new, which change and how, and which rows cannot be used."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from fkp.clock import ZONA
from fkp.izin.guard import dalam_cakupan
from fkp.lembar import Baris, Masalah
from fkp.rumus import seperti_rumus
from fkp.titipan import RencanaLembar
from fkp.unit.models import Instansi, JenisUnit, Unit
from fkp.unit.queries import Nodes, daftar_instansi

_ZONA = {pendek.lower(): iana for iana, pendek in ZONA.items()} | {iana.lower(): iana for iana in ZONA}
_PANJANG = {"instansi": 200, "unit": 200, "singkatan": 60, "alamat": 500}


@dataclass(frozen=True)
class UnitBaru:
    """A unit to be made; without ``instansi_id`` its instansi is made first."""

    baris: int
    instansi_id: int | None
    instansi: str
    nama: str
    kolom: dict[str, str]
    layanan: list[str]


@dataclass(frozen=True)
class UnitUbah:
    """A unit that exists: columns with their values before and after, and layanan it does not have yet."""

    baris: int
    unit_id: int
    nama: str
    kolom: dict[str, tuple[str, str]]
    layanan: list[str]


@dataclass
class Rencana(RencanaLembar):
    """Everything an import would do."""

    baru: list[UnitBaru] = field(default_factory=list)
    ubah: list[UnitUbah] = field(default_factory=list)
    tetap: int = 0

    @property
    def instansi_baru(self) -> list[str]:
        """Names of the instansi that would be made, once each, in the order of the file."""
        return _sekali(u.instansi for u in self.baru if u.instansi_id is None)

    @property
    def mengubah(self) -> bool:
        return bool(self.baru or self.ubah)


def buat_rencana(db: Session, baris: Iterable[Baris], nodes: Nodes, buat_instansi: bool) -> Rencana:
    """Compare rows with what is stored under ``nodes``. An empty cell leaves what is stored; layanan are
    only added. ``buat_instansi``: an unknown instansi is made, otherwise its row is wrong."""
    dikenal = _Dikenal(db, nodes)
    rencana, terlihat = Rencana(), dict[tuple[str, str], int]()
    for satu in baris:
        salah = list(_periksa(satu))
        instansi = dikenal.instansi(satu, buat_instansi, salah)
        kunci = (instansi.jalur if instansi else satu.isi["instansi"].casefold(), satu.isi["unit"].casefold())
        if not salah and (pertama := terlihat.setdefault(kunci, satu.nomor)) != satu.nomor:
            salah.append(
                _salah(
                    satu,
                    "Unit",
                    _("Unit yang sama sudah ada di baris %(baris)s; hapus salah satu.", baris=pertama),
                )
            )
        unit = dikenal.unit.get((instansi.id, kunci[1])) if instansi else None
        if unit and unit.gerai and satu.isi.get("jenis", "").lower() == JenisUnit.UPP:
            salah.append(
                _salah(satu, "Jenis", _("MPP ini masih punya gerai; kosongkan sel ini atau isi MPP."))
            )
        if salah:
            rencana.salah += salah
        elif unit:
            perubahan = _bandingkan(satu, unit)
            if perubahan.kolom or perubahan.layanan:
                rencana.ubah.append(perubahan)
            else:
                rencana.tetap += 1
        else:
            rencana.baru.append(_unit_baru(satu, instansi))
    return rencana


class _Dikenal:
    """Instansi by every way people write them, and units by instansi and name."""

    def __init__(self, db: Session, nodes: Nodes) -> None:
        semua = daftar_instansi(db, nodes)
        nama = {i.id: i.nama for i in semua}
        self._nama: dict[str, list[Instansi]] = defaultdict(list)
        for satu in semua:
            sebutan = {satu.nama, satu.singkatan, f"{nama.get(satu.induk_id or 0, '')} > {satu.nama}"}
            for teks in sebutan - {""}:
                self._nama[teks.casefold()].append(satu)
        perintah = (
            select(Unit)
            .where(dalam_cakupan(Unit.jalur, nodes))
            .options(selectinload(Unit.layanan), selectinload(Unit.gerai))
        )
        self.unit = {(u.instansi_id, u.nama.casefold()): u for u in db.scalars(perintah)}

    def instansi(self, satu: Baris, buat: bool, salah: list[Masalah]) -> Instansi | None:
        """The instansi that a row names; what is wrong with it is added to ``salah``."""
        sebutan = satu.isi["instansi"]
        calon: Sequence[Instansi] = self._nama.get(sebutan.casefold(), [])
        if len(calon) > 1:
            saran = _(
                "Ada %(n)s instansi bernama %(nama)s; tulis dengan induknya: Nama induk > %(nama)s.",
                n=len(calon),
                nama=sebutan,
            )
            salah.append(_salah(satu, "Instansi", saran))
        elif not calon and sebutan and (not buat or ">" in sebutan):
            saran = _(
                "Instansi %(nama)s belum ada dalam wewenang Anda; betulkan namanya atau tambahkan dulu.",
                nama=sebutan,
            )
            salah.append(_salah(satu, "Instansi", saran))
        return calon[0] if len(calon) == 1 else None


def _salah(satu: Baris, kolom: str, saran: str) -> Masalah:
    return Masalah(satu.nomor, kolom, satu.isi.get(kolom.lower(), ""), saran)


def _periksa(satu: Baris) -> Iterable[Masalah]:
    for nama in ("instansi", "unit"):
        if not satu.isi[nama]:
            yield _salah(
                satu,
                nama.capitalize(),
                _("Isi nama instansi.") if nama == "instansi" else _("Isi nama unit."),
            )
    for nama, panjang in _PANJANG.items():
        if len(satu.isi.get(nama, "")) > panjang:
            yield _salah(satu, nama.capitalize(), _("Paling panjang %(n)s huruf; singkatkan.", n=panjang))
    for layanan in _layanan(satu):
        if len(layanan) > 200:
            saran = _(
                "Nama layanan paling panjang 200 huruf; pisahkan dengan titik koma: %(nama)s…",
                nama=layanan[:40],
            )
            yield _salah(satu, "Layanan", saran)
    for kolom, nama in (
        *((k, satu.isi[k]) for k in ("instansi", "unit")),
        *(("layanan", n) for n in _layanan(satu)),
    ):
        if seperti_rumus(nama):
            saran = _(
                "Nama tidak boleh diawali =, +, -, atau @: hapus tanda itu dari %(nama)s.", nama=nama[:40]
            )
            yield _salah(satu, kolom.capitalize(), saran)
    if (zona := satu.isi.get("zona", "")) and zona.lower() not in _ZONA:
        yield _salah(satu, "Zona", _("%(isi)s bukan zona waktu; isi WIB, WITA, atau WIT.", isi=zona[:40]))
    if (jenis := satu.isi.get("jenis", "")) and jenis.lower() not in set(JenisUnit):
        yield _salah(satu, "Jenis", _("%(isi)s bukan jenis unit; isi UPP atau MPP.", isi=jenis[:40]))


def _layanan(satu: Baris) -> list[str]:
    potongan = satu.isi.get("layanan", "").replace("\n", ";").split(";")
    return _sekali(p.strip() for p in potongan if p.strip())


def _sekali(nama: Iterable[str]) -> list[str]:
    """Each name once, as first written; capitals do not make another."""
    hasil: dict[str, str] = {}
    for satu in nama:
        hasil.setdefault(satu.casefold(), satu)
    return list(hasil.values())


def _kolom(satu: Baris) -> dict[str, str]:
    """The columns of a unit that the row fills in, as they would be stored."""
    kolom = {nama: satu.isi.get(nama, "") for nama in ("singkatan", "alamat")}
    kolom["zona"] = _ZONA.get(satu.isi.get("zona", "").lower(), "")
    kolom["jenis"] = satu.isi.get("jenis", "").lower()
    return {nama: nilai for nama, nilai in kolom.items() if nilai}


def _unit_baru(satu: Baris, instansi: Instansi | None) -> UnitBaru:
    nama = instansi.nama if instansi else satu.isi["instansi"]
    nomor = instansi.id if instansi else None
    return UnitBaru(satu.nomor, nomor, nama, satu.isi["unit"], _kolom(satu), _layanan(satu))


def _bandingkan(satu: Baris, unit: Unit) -> UnitUbah:
    kolom = {k: (getattr(unit, k), v) for k, v in _kolom(satu).items() if getattr(unit, k) != v}
    dikenal = {layanan.nama.casefold() for layanan in unit.layanan}
    baru = [nama for nama in _layanan(satu) if nama.casefold() not in dikenal]
    return UnitUbah(satu.nomor, unit.id, unit.nama, kolom, baru)
