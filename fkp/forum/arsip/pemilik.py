"""Whose a forum of earlier years is: the units of this place by the ways people write their names."""

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.arsip.bacaan import rata
from fkp.forum.arsip.kasus import Kasus, KasusDitolak
from fkp.izin.guard import dalam_cakupan
from fkp.rumus import seperti_rumus
from fkp.unit.models import Unit
from fkp.unit.queries import Nodes


class DaftarUnit:
    """The units in scope, looked up by name or short name."""

    def __init__(self, db: Session, nodes: Nodes) -> None:
        self._nama: dict[str, list[Unit]] = defaultdict(list)
        for unit in db.scalars(select(Unit).where(dalam_cakupan(Unit.jalur, nodes)).order_by(Unit.id)):
            for nama in {rata(unit.nama), rata(unit.singkatan)} - {""}:
                self._nama[nama].append(unit)

    def pemilik(self, kasus: Kasus, unit: Unit | None, buat: bool) -> tuple[Unit | None, Kasus]:
        """The unit that owns the case, and the case with the others beside it: ``unit`` when one was chosen,
        else the first that is known. Raises KasusDitolak."""
        semua = [kasus.lembaga, *kasus.lembaga_lain]
        if len(semua) == 1:
            return unit or self.find(kasus.lembaga, buat), kasus
        if unit is None:
            utama = next((nama for nama in semua if len(self._nama.get(rata(nama), ())) == 1), semua[0])
            milik = self.find(utama, buat)
        else:
            milik, nama_unit = unit, {rata(unit.nama), rata(unit.singkatan)}
            utama = next((nama for nama in semua if rata(nama) in nama_unit), semua[0])
        lain = [nama for nama in semua if nama != utama]
        catatan = f"dicatat pada {milik.nama if milik else utama}, bersama {'; '.join(lain)}"
        perhatian = [*kasus.perhatian, catatan]
        return milik, replace(kasus, lembaga=utama, lembaga_lain=lain, perhatian=perhatian)

    def find(self, nama: str, buat: bool) -> Unit | None:
        """The unit of that name; None when it is to be made. Raises KasusDitolak."""
        calon = self._nama.get(rata(nama), [])
        if len(calon) > 1:
            raise KasusDitolak(f"ada {len(calon)} unit bernama {nama}; impor untuk satu unit yang dipilih")
        if not calon and not buat:
            raise KasusDitolak(
                f"unit {nama} belum tercatat, atau bukan dalam wewenang Anda; bila memang milik satu "
                "unit di sini, pilih unit itu untuk seluruh berkas"
            )
        if not calon and (len(nama) > 200 or seperti_rumus(nama)):
            raise KasusDitolak("nama unitnya tidak dapat dipakai untuk unit baru")
        return calon[0] if calon else None
