"""People of a forum as staff see them: how far each invitation is, what they need, how many of each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from fkp.forum.kerangka import Butir, Kerangka
from fkp.forum.models import Forum
from fkp.forum.peserta.kirim import JANGAN, perlu_dikabari
from fkp.forum.peserta.models import Balasan, Peserta


@dataclass(frozen=True, slots=True)
class Undangan:
    """A person with the state of the invitation: ``bentuk`` is the shape of ``components/status.html``."""

    peserta: Peserta
    bentuk: str
    keadaan: str


@dataclass(frozen=True, slots=True)
class Kelompok:
    """An element with its people, or the first of them; ``jumlah`` counts all."""

    unsur: Butir
    orang: tuple[Undangan, ...]
    jumlah: int
    akan_hadir: int
    tidak: int
    belum_dikirim: int


def tampilkan(forum: Forum, peserta: Peserta, gagal: Mapping[str, str]) -> Undangan:
    """One person. What the person says comes before what we did."""
    if peserta.hadir_pada is not None:
        return Undangan(peserta, "selesai", _("hadir"))
    if peserta.dicabut:
        return Undangan(peserta, "belum", _("tautan dicabut"))
    if peserta.balasan == Balasan.TIDAK:
        return Undangan(peserta, "belum", _("tidak hadir"))
    if peserta.dikirim_lewat == JANGAN:
        return Undangan(peserta, "belum", _("minta tidak dihubungi"))
    if peserta.id.hex in gagal and not perlu_dikabari(forum, peserta):
        return Undangan(peserta, "lewat", _("surel gagal"))
    if peserta.dikirim_pada is not None and perlu_dikabari(forum, peserta):
        return Undangan(peserta, "perhatian", _("perlu dikabari lagi"))
    if peserta.balasan == Balasan.HADIR:
        cara = {"tempat": _("akan hadir di tempat"), "daring": _("akan hadir daring")}
        return Undangan(peserta, "selesai", cara.get(peserta.balasan_cara, _("akan hadir")))
    if peserta.dikirim_pada is not None:
        return Undangan(peserta, "jalan", _("terkirim"))
    return Undangan(peserta, "belum", _("belum dikirim"))


def kelompokkan(
    forum: Forum, kerangka: Kerangka, semua: Sequence[Peserta], gagal: Mapping[str, str], paling: int | None
) -> list[Kelompok]:
    """Everyone by element, of each at most ``paling``."""
    hasil = []
    for unsur in kerangka.unsur_semua:
        orang = [p for p in semua if p.unsur == unsur.kunci]
        balasan = Counter(p.balasan for p in orang)
        hasil.append(
            Kelompok(
                unsur,
                tuple(tampilkan(forum, p, gagal) for p in orang[:paling]),
                len(orang),
                balasan[Balasan.HADIR],
                balasan[Balasan.TIDAK],
                sum(perlu_dikabari(forum, p) for p in orang),
            )
        )
    return hasil


def ringkas_kebutuhan(
    kerangka: Kerangka, semua: Iterable[Peserta]
) -> tuple[list[tuple[str, int]], list[str]]:
    """How many people need what, in the order of the list, and what else was written, without names. Who said
    that they will not come needs nothing."""
    datang = [p for p in semua if p.balasan != Balasan.TIDAK]
    jumlah = Counter(kunci for p in datang for kunci in p.kebutuhan)
    pokok = [(b.nama, jumlah[b.kunci]) for b in kerangka.daftar["kebutuhan"] if jumlah[b.kunci]]
    return pokok, [p.kebutuhan_lain for p in datang if p.kebutuhan_lain]
