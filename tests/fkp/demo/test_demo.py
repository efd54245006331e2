"""What the demo promises: every stage, believable answers, real records, and that it never touches what is
not a demo."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import create_app
from fkp import clock
from fkp.akun.models import Akun, Peran
from fkp.akun.sandi import cocok
from fkp.config import load_config
from fkp.db import Database
from fkp.demo.muat import load_demo
from fkp.demo.orang import MASUK
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_isi
from fkp.forum.models import Forum
from fkp.jejak.actions import first_broken
from fkp.jejak.models import Jejak
from fkp.pengingat.ingatkan import ingatkan
from fkp.penilaian.nilai import nilai_unit
from fkp.skm.hasil.periksa import periksa_pengesahan, selisih
from fkp.skm.models import Jawaban, Pengesahan, Survei, Tahap
from fkp.skm.naskah.isi import IsiLaporan
from fkp.skm.queries import frame_jawaban, instrumen_of
from fkp.skm.tahap import Keadaan, akhir_tenggang, awal, keadaan, penutupan
from fkp.standar.models import TahapStandar
from fkp.standar.perubahan import perubahan_janji
from fkp.surat.kirim import kirim_surat
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Gerai, Layanan, Situs, Unit
from tests.builders import SAAT
from tests.conftest import PinnedDatabase
from tests.fkp.demo.baca import besar, contoh_of


@pytest.fixture
def db(contoh: Database) -> Iterator[Session]:
    """A session that reads the demo."""
    with contoh.session(menulis=False) as session:
        yield session


def test_the_demo_says_that_it_is_one(db: Session) -> None:
    situs = db.scalars(select(Situs)).one()
    assert (situs.nama, situs.demo) == ("Provinsi Contoh", True)


def test_there_are_a_dozen_units_in_all_three_zones_and_about_forty_layanan(db: Session) -> None:
    assert db.scalar(select(func.count()).select_from(Unit)) == 12
    assert 38 <= (db.scalar(select(func.count()).select_from(Layanan)) or 0) <= 44
    assert set(db.scalars(select(Unit.zona))) == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}


def test_the_mal_pelayanan_publik_hosts_layanan_of_other_units(db: Session) -> None:
    gerai = db.scalars(select(Gerai)).all()
    assert len(gerai) >= 3
    assert all(g.mpp.jenis == "mpp" and g.layanan.unit_id != g.mpp_id for g in gerai)


def test_every_stage_is_there(db: Session) -> None:
    assert set(db.scalars(select(Survei.tahap))) == set(Tahap)


def test_one_closed_survey_still_waits_for_late_answers_and_one_does_not(db: Session) -> None:
    ditutup = db.scalars(select(Survei).where(Survei.tahap == Tahap.DITUTUP)).unique()
    assert {akhir_tenggang(s) > SAAT for s in ditutup} == {True, False}


def test_three_units_show_five_published_quarters(db: Session) -> None:
    terbit = db.scalars(
        select(Survei).where(Survei.tahap == Tahap.TERBIT, Survei.periode == "triwulan")
    ).unique()
    lima = [unit for unit, n in Counter(s.unit.nama_pendek for s in terbit).items() if n == 5]
    assert "Disdukcapil Kabupaten Umpama" in lima
    assert len(lima) == 3


def test_both_forms_of_the_long_questionnaire_are_in_use(db: Session) -> None:
    dipakai = {tuple(satu) for satu in db.execute(select(Survei.instrumen, Survei.ragam))}
    assert dipakai == {("skm-9", "umum"), ("skm-16", "tatap_muka"), ("skm-16", "daring")}


def test_the_survey_contoh_takes_answers_now(db: Session) -> None:
    contoh = contoh_of(db)
    assert keadaan(contoh, SAAT) is Keadaan.MENERIMA
    assert contoh.unit.nama_pendek == "Disdukcapil Kabupaten Umpama"
    assert [sl.layanan.nama for sl in contoh.layanan] == [
        "Perekaman KTP-el",
        "Kartu Keluarga",
        "Akta kelahiran",
        "Akta kematian",
    ]


def test_no_answer_lies_outside_the_days_its_survey_took_answers(db: Session) -> None:
    batas = select(Jawaban.survei_id, func.min(Jawaban.waktu), func.max(Jawaban.waktu)).group_by(
        Jawaban.survei_id
    )
    for survei_id, pertama, terakhir in db.execute(batas):
        survei = db.get_one(Survei, survei_id)
        assert awal(survei) <= pertama
        assert terakhir < min(penutupan(survei), SAAT)


def test_people_come_on_working_days_in_office_hours(db: Session) -> None:
    contoh = contoh_of(db)
    waktu = [
        clock.setempat(w, contoh.unit.zona)
        for w in db.scalars(select(Jawaban.waktu).where(Jawaban.survei_id == contoh.id))
    ]
    assert {w.weekday() for w in waktu} == {0, 1, 2, 3, 4}
    assert all(8 <= w.hour < 16 for w in waktu)
    hari = Counter(w.weekday() for w in waktu)
    assert hari[0] > hari[4]


def test_there_are_a_few_thousand_answers_mostly_3_and_4(db: Session) -> None:
    frames = [(frame_jawaban(db, s), instrumen_of(s)) for s in db.scalars(select(Survei)).unique()]
    nilai = np.concatenate([f[list(i.kunci_item)].to_numpy().ravel() for f, i in frames])
    assert 5000 < sum(len(f) for f, _ in frames) < 12000
    terjawab = nilai[nilai > 0]
    assert 0.75 < np.isin(terjawab, (3, 4)).mean() < 0.92
    assert 0.01 < (terjawab == 1).mean() < 0.06
    assert 0.005 < (nilai == 0).mean() < 0.03


def test_a_person_s_answers_hang_together(db: Session) -> None:
    for survei in besar(db):
        frame = frame_jawaban(db, survei)
        instrumen = instrumen_of(survei)
        terjawab = frame[list(instrumen.kunci_item)].astype(float).replace(0, np.nan)
        unsur = terjawab.T.groupby({p.kunci: p.unsur for p in instrumen.pertanyaan}).mean().T
        r = unsur.drop(columns="biaya").corr().to_numpy()
        assert r[np.triu_indices_from(r, 1)].min() > 0.2, survei.kode


def test_unsur_differ_and_nearly_everyone_says_that_free_is_free(db: Session) -> None:
    contoh = contoh_of(db)
    frame = frame_jawaban(db, contoh)
    rerata = {k: frame.loc[frame[k] > 0, k].mean() for k in instrumen_of(contoh).kunci_item}
    assert max(rerata, key=rerata.__getitem__) == "biaya"
    assert (frame["biaya"] == 4).mean() > 0.85
    assert min(rerata.values()) < 3.2 < 3.4 < sorted(rerata.values())[-2]


def test_layanan_differ_too(db: Session) -> None:
    survei = max(besar(db), key=lambda s: s.id)
    frame = frame_jawaban(db, survei)
    kunci = list(instrumen_of(survei).kunci_item)
    per_layanan = frame[kunci].mean(axis=1).groupby(frame["layanan"], observed=True).mean()
    assert per_layanan.max() - per_layanan.min() > 0.03


def test_a_few_people_answer_without_reading(db: Session) -> None:
    frame = frame_jawaban(db, contoh_of(db))
    kilat = frame[frame["durasi"] < 25]
    assert 0.01 < len(kilat) / len(frame) < 0.07
    assert frame["durasi"].median() > 60


def test_those_who_are_dissatisfied_write_more_often(db: Session) -> None:
    ada, tidak = [], []
    for survei in besar(db):
        frame = frame_jawaban(db, survei)
        rerata = frame[list(instrumen_of(survei).kunci_item)].mean(axis=1)
        ada += list(rerata[frame["saran"].notna()])
        tidak += list(rerata[frame["saran"].isna()])
    assert 0.08 < len(ada) / (len(ada) + len(tidak)) < 0.3
    assert np.mean(ada) < np.mean(tidak) - 0.1


def test_suggestions_are_many_and_sound_different(db: Session) -> None:
    saran = set(db.scalars(select(Jawaban.saran).where(Jawaban.saran.is_not(None)).distinct()))
    assert len(saran) > 150
    assert any("\U0001f44d" in s for s in saran)
    assert min(map(len, saran)) < 6 < 80 < max(map(len, saran))


def test_people_differ_by_region(db: Session) -> None:
    def share(slug: str, kolom: str, kode: int) -> float:
        cari = select(Jawaban).join(Survei, Survei.id == Jawaban.survei_id).join(Unit)
        isi = [getattr(j, kolom) for j in db.scalars(cari.where(Unit.slug == slug))]
        return isi.count(kode) / len([k for k in isi if k])

    assert share("pustu-pulau-umpama-kecil", "pendidikan", 1) > 0.35 > share("rsud-contoh", "pendidikan", 1)
    assert share("upt-pengujian-kendaraan-misal", "jenis_kelamin", 1) < 0.2


def test_every_count_and_every_seal_holds(db: Session) -> None:
    for survei in db.scalars(select(Survei)).unique():
        assert selisih(db, survei) == []
        assert list(periksa_pengesahan(db, survei)) == []
    assert first_broken(db) is None


def test_forums_stand_in_their_stages_and_every_berita_acara_is_what_was_sealed(db: Session) -> None:
    tahap = Counter(db.scalars(select(Forum.tahap)))
    harap = ("rancangan", "terjadwal", "berlangsung", "disahkan", "arsip")
    assert tahap == {**dict.fromkeys(harap, 1), "terbit": 2}
    sah = db.scalars(select(BeritaAcara)).all()
    assert len(sah) == 3
    for satu in sah:
        assert (sidik_isi(satu.isi), sidik_isi(satu.pribadi)) == (satu.sidik, satu.sidik_pribadi)
    janji = db.scalars(select(TindakLanjut).where(TindakLanjut.forum_id.is_not(None))).all()
    assert {Status(satu.status) for satu in janji} == {Status.SELESAI, Status.BERJALAN, Status.DIRENCANAKAN}


def test_a_forum_about_a_standard_counts_and_its_agreed_change_is_in_force(db: Session) -> None:
    unit = contoh_of(db).unit
    (nilai,) = nilai_unit(db, [unit], SAAT.year, SAAT)
    (bukti,) = nilai.fakta.standar.forum
    assert (bukti.rujukan.nama, nilai.skor["2"].nilai) == ("Peninjauan standar pelayanan Kartu Keluarga", 4)
    (janji,) = db.scalars(select(TindakLanjut).where(TindakLanjut.forum_id == bukti.rujukan.id))
    (ubah,) = perubahan_janji(db, janji.id)
    kini = ubah.standar.isi["waktu"]
    assert (ubah.komponen, ubah.standar.tahap, kini != ubah.semula) == ("waktu", TahapStandar.BERLAKU, True)
    assert janji.status == Status.SELESAI


def test_reminders_are_letters_too_and_letters_are_files(contoh: Database, tmp_path: Path) -> None:
    app = create_app(load_config({"FKP_DATA": str(tmp_path)}))
    with contoh.engine.connect() as connection, connection.begin() as luar:
        app.extensions["fkp_db"] = PinnedDatabase(contoh.engine, connection)
        jumlah = ingatkan(app, SAAT)
        kirim_surat(app)
        luar.rollback()
    surat = [satu.read_text() for satu in (tmp_path / "surel").iterdir()]
    assert 0 < jumlah == sum("@contoh.example\n" in satu for satu in surat)


def test_the_audit_trail_runs_forward_in_time(db: Session) -> None:
    waktu = list(db.scalars(select(Jejak.waktu).order_by(Jejak.nomor)))
    assert waktu == sorted(waktu)
    assert waktu[-1] <= SAAT


def test_reports_of_the_main_unit_carry_a_plan_its_progress_a_forum_and_older_values(db: Session) -> None:
    cari = select(Pengesahan).join(Survei).join(Unit).where(Unit.singkatan == "Disdukcapil Kabupaten Umpama")
    beku = db.scalars(cari.order_by(Survei.mulai.desc()).limit(1)).one().laporan
    assert beku is not None
    isi = IsiLaporan.from_dict(beku)
    assert [baris.unsur for baris in isi.rencana] == ["pengaduan", "waktu", "sarana"]
    assert {baris.status for baris in isi.rencana} == {"direncanakan"}
    assert "selesai" in {baris.status for baris in isi.pelaksanaan}
    assert len({baris.status for baris in isi.pelaksanaan}) > 1
    assert isi.forum is not None
    assert isi.penandatangan.nama == "Dewi Contoh"
    assert [titik.pita for titik in isi.tren] == ["2004"] + ["2017"] * 7
    assert sum(bool(titik.sumber) for titik in isi.tren) == 3


def test_one_result_was_corrected_with_a_reason(db: Session) -> None:
    (koreksi,) = db.scalars(select(Pengesahan).where(Pengesahan.versi == 2))
    assert koreksi.alasan


def test_each_role_has_a_sign_in_that_works_and_nobody_else_has_a_password(db: Session) -> None:
    akun = {a.nama_pengguna: a for a in db.scalars(select(Akun))}
    assert {satu.peran for satu in MASUK} == set(Peran)
    for satu in MASUK:
        assert cocok(akun[satu.akun].sandi_hash, satu.sandi)
        assert [p.peran for p in akun[satu.akun].penugasan] == [satu.peran]
    assert sum(a.sandi_hash is not None for a in akun.values()) == len(MASUK)
    assert {a.surel for a in akun.values()} == {f"{nama}@contoh.example" for nama in akun}


def test_the_second_time_nothing_changes(contoh: Database) -> None:
    assert load_demo(contoh, SAAT) is False
    assert load_demo(contoh, SAAT + timedelta(days=3)) is False


def test_whenever_a_quarter_is_over_the_next_survey_opens_under_the_same_code(contoh: Database) -> None:
    """Someone starts the demo again two months later, and once more in spring."""
    with contoh.engine.connect() as connection:
        luar = connection.begin()
        disematkan = PinnedDatabase(contoh.engine, connection)
        for nanti in (SAAT + timedelta(days=60), SAAT + timedelta(days=160)):
            with disematkan.session() as db:
                lama = contoh_of(db)
                sebelum = len(frame_jawaban(db, lama))
            with clock.hold(nanti):
                assert load_demo(disematkan, nanti)
                assert load_demo(disematkan, nanti) is False
            with disematkan.session() as db:
                baru, lama = contoh_of(db), db.get_one(Survei, lama.id)
                assert keadaan(baru, nanti) is Keadaan.MENERIMA
                assert [sl.layanan_id for sl in baru.layanan] == [sl.layanan_id for sl in lama.layanan]
                assert (lama.tahap, len(frame_jawaban(db, lama))) == (Tahap.DITUTUP, sebelum)
                assert selisih(db, baru) == []
                assert first_broken(db) is None
        luar.rollback()
