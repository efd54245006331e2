"""Who may do what: the whole of it, on one screen."""

from enum import StrEnum

from fkp.akun.models import Akun, Peran

ADMIN, PEMBINA, PETUGAS = Peran.ADMIN, Peran.PEMBINA, Peran.PETUGAS
PIMPINAN, SURVEYOR, AUDITOR = Peran.PIMPINAN, Peran.SURVEYOR, Peran.AUDITOR
NOTULIS = Peran.NOTULIS
SEMUA = frozenset(Peran)


class Izin(StrEnum):
    """What a view asks of whoever opens it."""

    PUBLIK = "publik"
    RUANG_KERJA = "ruang_kerja"
    KELOLA_ORANG = "kelola_orang"
    KELOLA_INSTANSI = "kelola_instansi"
    LIHAT_UNIT = "lihat_unit"
    KELOLA_UNIT = "kelola_unit"
    KELOLA_LAYANAN = "kelola_layanan"
    LIHAT_SURVEI = "lihat_survei"
    KELOLA_SURVEI = "kelola_survei"
    SAHKAN_SURVEI = "sahkan_survei"
    UNDUH_JAWABAN = "unduh_jawaban"
    LIHAT_JEJAK = "lihat_jejak"
    SUSUN_LAPORAN = "susun_laporan"
    UNDUH_LAPORAN = "unduh_laporan"
    UNDUH_BUKTI = "unduh_bukti"
    REKAP = "rekap"
    KELOLA_TEMPLAT = "kelola_templat"
    LIHAT_TINDAK_LANJUT = "lihat_tindak_lanjut"
    KELOLA_TINDAK_LANJUT = "kelola_tindak_lanjut"
    LIHAT_FORUM = "lihat_forum"
    KELOLA_FORUM = "kelola_forum"
    CATAT_FORUM = "catat_forum"
    SAHKAN_FORUM = "sahkan_forum"
    UNDUH_FORUM = "unduh_forum"
    KELOLA_STANDAR = "kelola_standar"
    TETAPKAN_MAKLUMAT = "tetapkan_maklumat"
    LIHAT_PENILAIAN = "lihat_penilaian"
    CATAT_BUKTI = "catat_bukti"
    LIHAT_PENGADUAN = "lihat_pengaduan"
    KELOLA_PENGADUAN = "kelola_pengaduan"
    LIHAT_INOVASI = "lihat_inovasi"
    KELOLA_INOVASI = "kelola_inovasi"


ATURAN_IZIN: dict[Izin, frozenset[Peran]] = {
    Izin.RUANG_KERJA: SEMUA,
    Izin.KELOLA_ORANG: frozenset({ADMIN}),
    Izin.KELOLA_INSTANSI: frozenset({ADMIN}),
    Izin.LIHAT_UNIT: frozenset({ADMIN, PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.KELOLA_UNIT: frozenset({ADMIN}),
    Izin.KELOLA_LAYANAN: frozenset({ADMIN, PETUGAS}),
    Izin.LIHAT_SURVEI: frozenset({ADMIN, PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.KELOLA_SURVEI: frozenset({PETUGAS}),
    Izin.SAHKAN_SURVEI: frozenset({PIMPINAN}),
    Izin.UNDUH_JAWABAN: frozenset({PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.LIHAT_JEJAK: frozenset({ADMIN, AUDITOR}),
    Izin.SUSUN_LAPORAN: frozenset({PETUGAS, PIMPINAN}),
    Izin.UNDUH_LAPORAN: frozenset({PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.UNDUH_BUKTI: frozenset({PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.REKAP: frozenset({PEMBINA, AUDITOR}),
    Izin.KELOLA_TEMPLAT: frozenset({ADMIN, PEMBINA, PETUGAS}),
    Izin.LIHAT_TINDAK_LANJUT: frozenset({ADMIN, PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.KELOLA_TINDAK_LANJUT: frozenset({PETUGAS, PIMPINAN}),
    Izin.LIHAT_FORUM: frozenset({ADMIN, PEMBINA, PETUGAS, PIMPINAN, AUDITOR, NOTULIS}),
    Izin.KELOLA_FORUM: frozenset({PETUGAS}),
    Izin.CATAT_FORUM: frozenset({PETUGAS, NOTULIS}),
    Izin.SAHKAN_FORUM: frozenset({PIMPINAN}),
    Izin.UNDUH_FORUM: frozenset({PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.KELOLA_STANDAR: frozenset({PETUGAS}),
    Izin.TETAPKAN_MAKLUMAT: frozenset({PIMPINAN}),
    Izin.LIHAT_PENILAIAN: frozenset({PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.CATAT_BUKTI: frozenset({PETUGAS}),
    Izin.LIHAT_PENGADUAN: frozenset({PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.KELOLA_PENGADUAN: frozenset({PETUGAS}),
    Izin.LIHAT_INOVASI: frozenset({PEMBINA, PETUGAS, PIMPINAN, AUDITOR}),
    Izin.KELOLA_INOVASI: frozenset({PETUGAS, PIMPINAN}),
}
"""Each izin and the roles that grant it, each within the node where the role is held. PUBLIK asks nothing.
A notulis holds it for the forums to whose team they belong only (``fkp.forum.queries.terlihat``)."""


def cakupan(akun: Akun, izin: Izin) -> tuple[str, ...]:
    """The paths of the nodes at which ``akun`` holds ``izin``; empty when nowhere."""
    peran = ATURAN_IZIN[izin]
    return tuple(sorted({p.jalur for p in akun.penugasan if Peran(p.peran) in peran}))
