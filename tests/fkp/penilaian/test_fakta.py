"""Each fact is counted from rows that it names, and without one of them the score is another."""

from collections.abc import Callable
from datetime import date

from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from fkp.forum.models import ForumLayanan
from fkp.penilaian.kata import sebab
from fkp.penilaian.models import HalBukti
from fkp.penilaian.nilai import NilaiUnit, langkah_terbaik, nilai_unit
from fkp.penilaian.rubrik import load_rubrik
from fkp.penilaian.tampil import kelompok_rujukan
from fkp.skm.models import Tahap
from fkp.standar.models import PerubahanStandar, StandarPelayanan, TahapStandar
from tests.builders import SAAT, a_instansi, a_survei, a_unit
from tests.fkp.halaman.bangun import counted
from tests.fkp.penilaian.bangun import Rumah, a_bukti, a_forum_standar, a_standar
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut


def nilai(db: Session, rumah: Rumah, tahun: int = 2026) -> NilaiUnit:
    db.flush()
    db.expire_all()
    return nilai_unit(db, [rumah.unit], tahun, SAAT)[0]


def angka(satu: NilaiUnit) -> dict[str, int]:
    return {kunci: skor.nilai for kunci, skor in satu.skor.items()}


def test_every_fact_names_the_rows_that_a_hand_counts(db: Session, rumah: Rumah) -> None:
    papan = a_bukti(db, rumah.unit, HalBukti.PUBLIKASI_SKM, media="papan", survei_id=rumah.kini.id)
    a_bukti(db, rumah.unit, HalBukti.PUBLIKASI_SKM, media="medsos", survei_id=rumah.lalu.id)
    monev = a_bukti(db, rumah.unit, HalBukti.MONEV_STANDAR, layanan_id=rumah.ktp.id)
    hasil = nilai(db, rumah)
    fakta = hasil.fakta

    ktp, kk = fakta.standar.layanan
    assert (ktp.id, ktp.keadaan.kosong, kk.keadaan.kosong) == (rumah.ktp.id, 0, 1)
    assert (ktp.keadaan.monev, kk.keadaan.monev) == (True, False)
    assert [r.id for r in ktp.monev] == [monev.id]
    # Sealing a review also notes its day at the standard; it is told once, by the forum.
    assert [(r.jenis.value, r.id) for r in ktp.pelibatan] == [
        ("forum", rumah.tinjau.id),
        ("forum", rumah.baru.id),
    ]
    assert [(r.jenis.value, r.id) for r in ktp.tinjauan] == [("forum", rumah.tinjau.id)]
    assert [r.id for r in kk.pelibatan] == [rumah.baru.id]
    assert (ktp.ditinjau, kk.ditinjau) == (date(2026, 3, 3), None)

    assert {f.rujukan.id: f.unsur for f in fakta.standar.forum} == {
        rumah.tinjau.id: {"U1", "U2"},
        rumah.baru.id: {"U1", "U4"},
    }
    assert [(r.id, r.dihitung) for r in fakta.standar.arsip] == [(rumah.arsip.id, False)]

    assert [(r.id, r.hari) for r in fakta.skm.survei] == [(rumah.kini.id, date(2026, 10, 4))]
    assert {m: [(r.jenis.value, r.id) for r in isi] for m, isi in fakta.skm.media.items()} == {
        "website": [("survei", rumah.kini.id)],
        "papan": [("bukti", papan.id)],
    }
    assert [r.id for r in fakta.skm.selesai] == [rumah.baris[4].id]

    assert [(r.id, r.hari) for r in fakta.rencana.laporan] == [(rumah.lalu.id, date(2026, 1, 4))]
    assert [(b.rujukan.id, b.laporan, b.dimulai, b.selesai) for b in fakta.rencana.baris] == [
        (rumah.baris[0].id, date(2026, 1, 4), True, date(2026, 2, 4)),
        (rumah.baris[1].id, date(2026, 1, 4), True, date(2026, 4, 5)),
        (rumah.baris[4].id, date(2026, 1, 4), True, date(2026, 6, 1)),
        (rumah.baris[3].id, date(2026, 1, 4), False, None),
    ]
    # 1: a component is missing. 2: users, experts, civil society. 4: one of two. 6: paper, site, done.
    # 8: three of four are 75 percent. 9: one is not done.
    assert angka(hasil) == {"1": 1, "2": 3, "4": 4, "6": 5, "7": 2, "8": 3, "9": 0}
    assert langkah_terbaik(hasil.skor, load_rubrik()) == ["1", "2", "4", "8", "7", "9"]


def _lengkapi(db: Session, rumah: Rumah) -> None:
    standar = db.scalars(select(StandarPelayanan).where(StandarPelayanan.layanan_id == rumah.kk.id)).one()
    standar.isi = {**standar.isi, "evaluasi": "Tiap semester"}


def _tanpa_bahasan(db: Session, rumah: Rumah) -> None:
    _lengkapi(db, rumah)
    db.execute(delete(ForumLayanan).where(ForumLayanan.layanan_id == rumah.kk.id))


def _topik_lain(_db: Session, rumah: Rumah) -> None:
    rumah.baru.topik = "hasil_skm"


def _tahun_lain(_db: Session, rumah: Rumah) -> None:
    rumah.tinjau.tanggal = date(2025, 12, 31)


def _belum_sah(_db: Session, rumah: Rumah) -> None:
    rumah.kini.tahap = Tahap.DITUTUP


def _belum_terbit(_db: Session, rumah: Rumah) -> None:
    rumah.kini.tahap, rumah.kini.terbit_pada = Tahap.DISAHKAN, None


def _tanpa_yang_dihentikan(db: Session, rumah: Rumah) -> None:
    db.delete(rumah.baris[3])


def _tanpa_terusan(db: Session, rumah: Rumah) -> None:
    db.delete(rumah.baris[4])


def _tanpa_laporan(_db: Session, rumah: Rumah) -> None:
    rumah.lalu.tahap, rumah.lalu.disahkan_pada = Tahap.DITUTUP, None


def _papan(db: Session, rumah: Rumah) -> None:
    a_bukti(db, rumah.unit, HalBukti.PUBLIKASI_SKM, media="papan", survei_id=rumah.kini.id)


UBAHAN: list[tuple[Callable[[Session, Rumah], None], dict[str, int]]] = [
    (_lengkapi, {"1": 4}),
    (_tanpa_bahasan, {"1": 3}),
    (_topik_lain, {"2": 2}),
    (_tahun_lain, {"2": 2}),
    (_belum_sah, {"6": 1, "7": 0}),
    (_belum_terbit, {"7": 0}),
    (_papan, {"6": 5, "7": 2}),
    (_tanpa_yang_dihentikan, {"8": 5, "9": 3}),
    (_tanpa_terusan, {"8": 3, "9": 0}),
    (_tanpa_laporan, {"8": 0}),
]


def test_another_row_is_another_score(db: Session, rumah: Rumah) -> None:
    awal = {"1": 1, "2": 3, "4": 4, "6": 2, "7": 1, "8": 3, "9": 0}
    assert angka(nilai(db, rumah)) == awal
    for ubah, harap in UBAHAN:
        titik = db.begin_nested()
        ubah(db, rumah)
        assert angka(nilai(db, rumah)) == awal | harap, ubah.__name__
        titik.rollback()


def test_a_year_that_is_over_is_told_as_it_was(db: Session, rumah: Rumah) -> None:
    """In 2025 there was a survey, and no standard yet; what was done in 2026 does not count for it."""
    hasil = nilai(db, rumah, 2025)
    assert hasil.fakta.hari == date(2025, 12, 31)
    assert angka(hasil) == {"1": 0, "2": 0, "4": 0, "6": 2, "7": 1, "8": 0, "9": 0}
    assert [r.id for r in hasil.fakta.skm.survei] == [rumah.lalu.id]


def test_an_older_revision_counts_for_the_year_in_which_it_was_in_force(db: Session) -> None:
    unit = a_unit(db, layanan=1)
    (ktp,) = unit.layanan
    a_standar(db, ktp, tahap=TahapStandar.LAMA, tanggal_sk=date(2025, 2, 1), ditinjau=[date(2025, 1, 20)])
    a_standar(db, ktp, kosong=2, revisi=2, tanggal_sk=date(2026, 2, 1))
    a_standar(db, ktp, revisi=3, tahap=TahapStandar.RANCANGAN, tanggal_sk=None)
    lalu, kini = (nilai_unit(db, [unit], tahun, SAAT)[0] for tahun in (2025, 2026))
    assert (lalu.skor["1"].nilai, lalu.skor["4"].nilai) == (4, 5)
    assert (kini.skor["1"].nilai, kini.skor["4"].nilai) == (1, 3)


def test_corrected_attendance_counts_and_an_open_forum_does_not(db: Session) -> None:
    unit = a_unit(db, layanan=1)
    forum = a_forum_standar(db, unit, ("U1", "U2", "U3", "U4", "U5"), list(unit.layanan))
    assert nilai_unit(db, [unit], 2026, SAAT)[0].skor["2"].nilai == 5
    forum.tahap = "penandatanganan"
    db.flush()
    assert nilai_unit(db, [unit], 2026, SAAT)[0].skor["2"].nilai == 0


def test_a_forum_that_changed_a_standard_counts_whatever_it_was_about(
    app: Flask, db: Session, rumah: Rumah
) -> None:
    """It counts for who came and for the layanan whose standard it changed, once the change is in force."""
    hasil = a_forum_standar(
        db, rumah.unit, ("U3",), [], topik="hasil_skm", tanggal=date(2026, 7, 1), tema="Hasil survei"
    )
    janji = a_tindak_lanjut(db, rumah.unit, asal="forum", forum_id=hasil.id, layanan_id=rumah.kk.id)
    db.execute(delete(ForumLayanan).where(ForumLayanan.layanan_id == rumah.kk.id))
    sebelum = nilai(db, rumah)
    assert (sebelum.skor["2"].nilai, sebelum.fakta.standar.layanan[1].keadaan.dilibatkan) == (3, False)

    baru = a_standar(db, rumah.kk, revisi=2, tahap=TahapStandar.RANCANGAN, tanggal_sk=None)
    ubah = PerubahanStandar(
        standar_id=baru.id, komponen="waktu", tindak_lanjut_id=janji.id, semula="Tiga hari", dibuat=SAAT
    )
    db.add(ubah)
    assert nilai(db, rumah).skor["2"].nilai == 3

    baru.tahap, baru.tanggal_sk = TahapStandar.BERLAKU, date(2026, 8, 1)
    sesudah = nilai(db, rumah)
    fakta = sesudah.fakta.standar
    assert sesudah.skor["2"].nilai == 4
    assert [(f.rujukan.id, f.rujukan.catatan) for f in fakta.forum] == [
        (rumah.tinjau.id, ""),
        (rumah.baru.id, ""),
        (hasil.id, "mengubah_standar"),
    ]
    assert [r.id for r in fakta.layanan[1].pelibatan] == [hasil.id]
    assert fakta.layanan[1].ditinjau is None
    with app.test_request_context():
        assert sebab("2", sesudah.fakta).startswith("3 forum bersegel membahas atau mengubah standar")

    ubah.semula = baru.isi["waktu"]
    assert nilai(db, rumah).skor["2"].nilai == 3


def test_a_thousand_units_take_as_many_queries_as_one(app: Flask, db: Session, rumah: Rumah) -> None:
    instansi = a_instansi(db)
    semua = [rumah.unit, *(a_unit(db, instansi) for _ in range(8))]
    a_survei(db, semua[3])
    db.flush()
    with counted(db) as satu:
        nilai_unit(db, semua[:1], 2026, SAAT)
    with counted(db) as banyak:
        hasil = nilai_unit(db, semua, 2026, SAAT)
    assert len(hasil) == 9
    assert len(banyak) == len(satu) <= 13


def test_rows_are_listed_under_headings_for_each_indicator(app: Flask, db: Session, rumah: Rumah) -> None:
    with app.test_request_context():
        fakta = nilai(db, rumah).fakta
        isi = {k: [len(r) for _judul, r in kelompok_rujukan(k, fakta)] for k in load_rubrik().indikator}
    assert isi == {"1": [2, 2], "2": [1, 1, 1], "4": [1], "6": [1, 1, 1], "7": [1], "8": [1, 4], "9": [1, 4]}
