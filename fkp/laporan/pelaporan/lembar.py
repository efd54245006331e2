"""The tables of the report, each also a sheet of its workbook: totals as formulas, and the rows that every
figure counts."""

from collections.abc import Iterator

from fkp.dokumen.laporan import Kaki, Kolom, Rumus, Sel, Tabel
from fkp.laporan.pelaporan.baris import Capaian, JanjiUnit
from fkp.laporan.pelaporan.keterangan import CAPAIAN, keterangan, sebut_forum, sebut_survei
from fkp.laporan.pelaporan.susun import BarisPelaporan, Pelaporan, rata_hari

JUMLAH = "SUM({k}{a}:{k}{z})"
_KELOMPOK = ("SKM", "Tindak lanjut SKM", "FKP", "Tindak lanjut FKP")


def tabel_kurang(laporan: Pelaporan) -> Tabel:
    """The units without a sealed SKM or without a sealed FKP in the period."""
    return Tabel(
        judul="Unit yang belum punya SKM atau FKP yang disahkan pada periode ini",
        kolom=(
            Kolom("No", "kanan", 0.5),
            Kolom("Unit", lebar=3.5),
            Kolom("Instansi", lebar=3),
            Kolom("SKM", lebar=1),
            Kolom("FKP", lebar=1),
            Kolom("Keterangan", lebar=4),
        ),
        baris=[
            (
                ke,
                b.unit.nama,
                b.unit.instansi,
                "belum" if b.kurang_skm else "sudah",
                "belum" if b.kurang_fkp else "sudah",
                "; ".join(keterangan(b)),
            )
            for ke, b in enumerate(laporan.kurang, start=1)
        ],
        lembar="Belum",
        saring=True,
    )


def tabel_unit(laporan: Pelaporan, *, instansi: bool = False) -> Tabel:
    """One row a unit, the totals as foot; ``instansi`` names that of each unit too, for a sheet that is
    filtered and wider than paper."""
    skm, tl_skm, fkp, tl_fkp = _KELOMPOK
    kolom = (
        Kolom("No", "kanan", 0.6),
        Kolom("Unit", lebar=4),
        *((Kolom("Instansi", lebar=4),) if instansi else ()),
        Kolom("Survei", "kanan", 0.9, skm),
        Kolom("IKM", "kanan", 1, skm),
        Kolom("Mutu", "tengah", 0.9, skm),
        Kolom("Baris", "kanan", 0.8, tl_skm),
        Kolom("Selesai", "kanan", 1, tl_skm),
        Kolom("Lewat waktu", "kanan", 0.9, tl_skm),
        Kolom("Forum", "kanan", 0.9, fkp),
        Kolom("Unsur hadir", "kanan", 0.9, fkp),
        Kolom("BA terbit", "kanan", 0.9, fkp),
        Kolom("Hari ke terbit", "kanan", 0.9, fkp),
        Kolom("Baris", "kanan", 0.8, tl_fkp),
        Kolom("Tepat waktu", "kanan", 0.9, tl_fkp),
        Kolom("Terlambat", "kanan", 0.9, tl_fkp),
        Kolom("Terbuka", "kanan", 0.9, tl_fkp),
        Kolom("Lewat waktu", "kanan", 0.9, tl_fkp),
    )
    j = laporan.jumlah
    kaki = Kaki(
        "jumlah",
        (
            None,
            "Jumlah",
            *((None,) if instansi else ()),
            Rumus(JUMLAH, j.survei),
            None,
            None,
            Rumus(JUMLAH, j.skm),
            Rumus(JUMLAH, j.skm_capaian[Capaian.TEPAT] + j.skm_capaian[Capaian.LAMBAT]),
            Rumus(JUMLAH, j.skm_capaian[Capaian.LEWAT]),
            Rumus(JUMLAH, j.forum),
            None,
            Rumus(JUMLAH, j.terbit),
            j.hari_terbit,
            Rumus(JUMLAH, j.fkp),
            *(
                Rumus(JUMLAH, j.fkp_capaian[satu])
                for satu in (Capaian.TEPAT, Capaian.LAMBAT, Capaian.TERBUKA, Capaian.LEWAT)
            ),
        ),
    )
    return Tabel(
        judul="SKM dan FKP tiap unit",
        kolom=kolom,
        baris=[(ke, *_unit(b, instansi)) for ke, b in enumerate(laporan.baris, start=1)],
        kaki=(kaki,) if laporan.baris else (),
        catatan=(
            "Janji yang dihentikan termasuk dalam Baris. Hari ke terbit pada Jumlah: rata-rata semua forum.",
        ),
        lembar="Unit",
        saring=True,
    )


def _unit(b: BarisPelaporan, instansi: bool) -> tuple[Sel, ...]:
    skm, fkp, terbaru = b.banyak_skm, b.banyak_fkp, b.terbaru
    return (
        b.unit.nama,
        *((b.unit.instansi,) if instansi else ()),
        len(b.survei),
        terbaru.ikm if terbaru else None,
        (terbaru.mutu or "tanpa huruf") if terbaru else "",
        len(b.skm),
        skm[Capaian.TEPAT] + skm[Capaian.LAMBAT],
        skm[Capaian.LEWAT],
        len(b.forum),
        b.unsur if b.forum else None,
        len(b.terbit),
        rata_hari(b.terbit),
        len(b.fkp),
        fkp[Capaian.TEPAT],
        fkp[Capaian.LAMBAT],
        fkp[Capaian.TERBUKA],
        fkp[Capaian.LEWAT],
    )


def tabel_survei(laporan: Pelaporan) -> Tabel:
    """Every survey that touches the period, and whether it counts."""
    baris: list[tuple[Sel, ...]] = []
    for b in laporan.baris:
        for s in b.survei:
            huruf = s.mutu or "tanpa huruf"
            baris.append((b.unit.nama, s.nama, s.kode, s.disahkan, s.ikm, huruf, s.terbit, "ya", ""))
        for s in b.survei_lain:
            baris.append((b.unit.nama, s.nama, s.kode, None, None, "", None, "tidak", sebut_survei(s)))
    return Tabel(
        judul="Survei yang dihitung dan yang tidak",
        kolom=(
            Kolom("Unit", lebar=4),
            Kolom("Waktu survei", lebar=2.5),
            Kolom("Kode"),
            Kolom("Disahkan", lebar=1.7),
            Kolom("IKM", "kanan"),
            Kolom("Mutu", "tengah"),
            Kolom("Terbit", lebar=1.7),
            Kolom("Dihitung"),
            Kolom("Keterangan", lebar=3),
        ),
        baris=baris,
        lembar="Survei",
        saring=True,
    )


def tabel_forum(laporan: Pelaporan) -> Tabel:
    """Every forum of the period, and whether it counts."""
    baris: list[tuple[Sel, ...]] = []
    for b in laporan.baris:
        for f in b.forum:
            baris.append(
                (
                    *(b.unit.nama, f.tema, f.kode, f.tanggal, f.disahkan, f.terbit),
                    *(f.hari_terbit if f in b.terbit else None, len(f.unsur), "ya", ""),
                )
            )
        for f in (*b.forum_lain, *b.arsip):
            kosong = (None, None, None, None)
            baris.append((b.unit.nama, f.tema, f.kode, f.tanggal, *kosong, "tidak", sebut_forum(f)))
    return Tabel(
        judul="Forum yang dihitung dan yang tidak",
        kolom=(
            Kolom("Unit", lebar=4),
            Kolom("Tema", lebar=4),
            Kolom("Kode"),
            Kolom("Tanggal", lebar=1.7),
            Kolom("Disahkan", lebar=1.7),
            Kolom("Terbit", lebar=1.7),
            Kolom("Hari ke terbit", "kanan"),
            Kolom("Unsur hadir", "kanan"),
            Kolom("Dihitung"),
            Kolom("Keterangan", lebar=3),
        ),
        baris=baris,
        lembar="Forum",
        saring=True,
    )


def tabel_janji(laporan: Pelaporan) -> Tabel:
    """Every promise that is counted."""
    return Tabel(
        judul="Tindak lanjut yang dihitung",
        kolom=(
            Kolom("Nomor", "kanan"),
            Kolom("Unit", lebar=4),
            Kolom("Asal"),
            Kolom("Kegiatan", lebar=5),
            Kolom("Penanggung jawab", lebar=2),
            Kolom("Tenggat semula", lebar=1.7),
            Kolom("Tenggat", lebar=1.7),
            Kolom("Selesai", lebar=1.7),
            Kolom("Capaian", lebar=1.6),
        ),
        baris=[
            (
                *(j.id, b.unit.nama, asal, j.kegiatan, j.penanggung_jawab),
                *(j.tenggat_semula, j.tenggat, j.selesai, CAPAIAN[j.capaian(b.hari)]),
            )
            for b in laporan.baris
            for asal, j in _janji(b)
        ],
        lembar="Tindak lanjut",
        saring=True,
    )


def _janji(b: BarisPelaporan) -> Iterator[tuple[str, JanjiUnit]]:
    yield from (("SKM", j) for j in b.skm)
    yield from (("FKP", j) for j in b.fkp)
