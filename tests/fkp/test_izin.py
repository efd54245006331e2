"""Every door has a lock, the right people have its key, and a key opens nothing in the house next door."""

import itertools
import uuid

import pytest
from flask import Flask, url_for
from werkzeug.routing import IntegerConverter, Rule, UUIDConverter

from fkp.akun.models import Peran
from fkp.forum.materi.models import JenisBerkas
from fkp.forum.models import Forum
from fkp.izin.rules import ATURAN_IZIN, Izin
from fkp.standar.actions import buka_rancangan
from fkp.unit.models import Gerai
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_survei, a_unit, sign_in
from tests.fkp.basis import SATU_BASIS
from tests.fkp.forum.bangun import a_forum, a_kontak, a_materi, tugaskan
from tests.fkp.inovasi.bangun import a_kartu
from tests.fkp.pemberitahuan.bangun import a_pesan
from tests.fkp.pengaduan.bangun import a_pengaduan
from tests.fkp.penilaian.bangun import a_bukti_berkas, a_standar
from tests.fkp.skm.naskah.bangun import a_nilai_lama
from tests.fkp.standar.bangun import a_tinjauan
from tests.fkp.tindak_lanjut.bangun import a_bukti, a_tindak_lanjut
from tests.page import Pages

MATRIKS = """
                      admin  pembina  petugas  pimpinan  surveyor  auditor  notulis
ruang_kerja           ya     ya       ya       ya        ya        ya       ya
kelola_orang          ya     -        -        -         -         -        -
kelola_instansi       ya     -        -        -         -         -        -
lihat_unit            ya     ya       ya       ya        -         ya       -
kelola_unit           ya     -        -        -         -         -        -
kelola_layanan        ya     -        ya       -         -         -        -
lihat_survei          ya     ya       ya       ya        -         ya       -
kelola_survei         -      -        ya       -         -         -        -
sahkan_survei         -      -        -        ya        -         -        -
unduh_jawaban         -      ya       ya       ya        -         ya       -
lihat_jejak           ya     -        -        -         -         ya       -
susun_laporan         -      -        ya       ya        -         -        -
unduh_laporan         -      ya       ya       ya        -         ya       -
unduh_bukti           -      ya       ya       ya        -         ya       -
rekap                 -      ya       -        -         -         ya       -
kelola_templat        ya     ya       ya       -         -         -        -
lihat_tindak_lanjut   ya     ya       ya       ya        -         ya       -
kelola_tindak_lanjut  -      -        ya       ya        -         -        -
lihat_forum           ya     ya       ya       ya        -         ya       ya
kelola_forum          -      -        ya       -         -         -        -
catat_forum           -      -        ya       -         -         -        ya
sahkan_forum          -      -        -        ya        -         -        -
unduh_forum           -      ya       ya       ya        -         ya       -
kelola_standar        -      -        ya       -         -         -        -
tetapkan_maklumat     -      -        -        ya        -         -        -
lihat_penilaian       -      ya       ya       ya        -         ya       -
catat_bukti           -      -        ya       -         -         -        -
lihat_pengaduan       -      ya       ya       ya        -         ya       -
kelola_pengaduan      -      -        ya       -         -         -        -
lihat_inovasi         -      ya       ya       ya        -         ya       -
kelola_inovasi        -      -        ya       ya        -         -        -
"""


def rumah(db):
    """One house with everything in it: the ids its pages are opened with, and the node it stands at.

    A new kind of id in an address needs a line here; until then the tests below fail and name it."""
    instansi = a_instansi(db, induk=a_instansi(db))
    unit = a_unit(db, instansi, jenis="mpp")
    tetangga = a_unit(db, instansi)
    gerai = Gerai(mpp_id=unit.id, layanan_id=tetangga.layanan[0].id)
    db.add(gerai)
    db.flush()
    akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    survei = a_survei(db, unit)
    forum = a_forum(db, unit)
    janji = a_tindak_lanjut(db, unit, survei)
    bukti = a_bukti(db, janji, akun)
    bukti.kecil = b"\xff\xd8\xff"
    tinjauan = a_tinjauan(db, a_standar(db, unit.layanan[0]), SAAT.date())
    buka_rancangan(db, akun, unit.layanan[0], SAAT, alasan="Uji")
    nomor = {
        "instansi_id": instansi.id,
        "unit_id": unit.id,
        "layanan_id": unit.layanan[0].id,
        "tinjauan_id": tinjauan.id,
        "gerai_id": gerai.id,
        "akun_id": akun.id,
        "survei_id": survei.id,
        "tindak_lanjut_id": janji.id,
        "bukti_id": bukti.id,
        "nilai_lama_id": a_nilai_lama(db, unit).id,
        "forum_id": forum.id,
        "materi_id": a_materi(db, forum).id,
        "lembar_id": a_materi(db, forum, JenisBerkas.HADIR_KERTAS).id,
        "kontak_id": a_kontak(db, unit).id,
        "bukti_dukung_id": a_bukti_berkas(db, unit).id,
        "pengaduan_id": a_pengaduan(db, unit).id,
        "kartu_id": a_kartu(db, unit).id,
        "pemberitahuan_id": a_pesan(db, akun).id,
    }
    return instansi.jalur, nomor


def aturan(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def izin_pada(app: Flask, rule: Rule) -> Izin:
    return app.view_functions[rule.endpoint].izin  # type: ignore[attr-defined, no-any-return]


def tertutup(app: Flask) -> list[Rule]:
    return [r for r in aturan(app) if izin_pada(app, r) is not Izin.PUBLIK]


def metode(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def isi(rule: Rule, nomor: dict[str, int]) -> dict[str, object]:
    """A value for each part of the address; a part that is text or a UUID is one that nobody has."""
    bilangan = {n for n, pengubah in rule._converters.items() if isinstance(pengubah, IntegerConverter)}
    asing = bilangan - nomor.keys()
    assert not asing, f"{rule.rule}: tambahkan {sorted(asing)} ke rumah() di tests/fkp/test_izin.py"
    acak = {n: uuid.UUID(int=0) for n, p in rule._converters.items() if isinstance(p, UUIDConverter)}
    return {n: nomor[n] if n in bilangan else acak.get(n, "tidak-ada") for n in rule.arguments}


def token_of(pages: Pages) -> str:
    """What the forms of this session carry; asked once, since a page of its own is dearer than most doors."""
    return pages.get("/kelola").all("input", name="csrf_token")[0].get("value") or ""


def buka(
    app: Flask, pages: Pages, rule: Rule, nomor: dict[str, int], cara: str, token: str | None = None
) -> int:
    with app.test_request_context():
        url = url_for(rule.endpoint, _method=cara, **isi(rule, nomor))
    jawab = pages.client.open(url, method=cara, headers={"X-CSRFToken": token} if token else {})
    jawab.close()
    return jawab.status_code


def test_every_view_names_its_izin(session_app):
    tanpa = [
        r.endpoint for r in aturan(session_app) if not hasattr(session_app.view_functions[r.endpoint], "izin")
    ]
    assert not tanpa, f"view tanpa @require(Izin...): {tanpa}"


def test_every_page_under_kelola_is_locked(session_app):
    terbuka = [
        r.rule
        for r in aturan(session_app)
        if r.rule.startswith("/kelola") and izin_pada(session_app, r) is Izin.PUBLIK
    ]
    assert not terbuka


def test_the_table_of_who_may_what_is_this_one():
    baris = MATRIKS.strip("\n").splitlines()
    peran = baris[0].split()
    assert sorted(peran) == sorted(Peran)
    tertulis = {
        kata[0]: {p for p, boleh in zip(peran, kata[1:], strict=True) if boleh == "ya"}
        for kata in (b.split() for b in baris[1:])
    }
    assert tertulis == {izin.value: {p.value for p in siapa} for izin, siapa in ATURAN_IZIN.items()}
    assert set(ATURAN_IZIN) == set(Izin) - {Izin.PUBLIK}


@SATU_BASIS
def test_a_visitor_is_sent_to_sign_in_from_every_page(app, db, pages):
    _jalur, nomor = rumah(db)
    db.commit()
    for rule in tertutup(app):
        if "GET" not in metode(rule):
            continue
        with app.test_request_context():
            url = url_for(rule.endpoint, **isi(rule, nomor))
        jawab = pages.client.get(url)
        assert (jawab.status_code, jawab.location.partition("?")[0]) == (302, "/masuk"), rule.rule
    # A form sent without a session has no token either, so it does not get as far as the lock.
    for rule in tertutup(app):
        if "POST" in metode(rule):
            assert buka(app, pages, rule, nomor, "POST") == 400, rule.rule


@SATU_BASIS
@pytest.mark.parametrize("peran", list(Peran))
def test_a_role_opens_its_pages_and_no_others(app, db, pages, peran):
    jalur, nomor = rumah(db)
    akun = a_akun(db, peran, jalur)
    if peran is Peran.NOTULIS:
        tugaskan(db, db.get_one(Forum, nomor["forum_id"]), akun)
    db.commit()
    pages.masuk(akun.nama_pengguna, SANDI)
    token = token_of(pages)
    for rule in tertutup(app):
        for cara in metode(rule):
            if peran not in ATURAN_IZIN[izin_pada(app, rule)]:
                assert buka(app, pages, rule, nomor, cara, token) == 403, f"{cara} {rule.rule}"
            elif cara == "GET" and rule.arguments <= nomor.keys():
                assert buka(app, pages, rule, nomor, cara, token) < 400, f"{cara} {rule.rule}"


@pytest.mark.parametrize("peran", list(Peran))
def test_a_role_elsewhere_reaches_nothing_of_another_unit(app, db, pages, peran):
    """Each id of an address alone, and all together, is exchanged for one of the other house."""
    jalur, milik = rumah(db)
    _jalur_lain, asing = rumah(db)
    sign_in(db, pages, peran, jalur)
    token = token_of(pages)
    for rule in tertutup(app):
        if peran not in ATURAN_IZIN[izin_pada(app, rule)]:
            continue
        ada = sorted(rule.arguments & milik.keys())
        assert len(ada) == len([n for n in isi(rule, milik).values() if isinstance(n, int)])
        for banyak in range(1, len(ada) + 1):
            for ditukar in itertools.combinations(ada, banyak):
                nomor = {**milik, **{n: asing[n] for n in ditukar}}
                for cara in metode(rule):
                    status = buka(app, pages, rule, nomor, cara, token)
                    assert status == 404, (
                        f"{peran}: {cara} {rule.rule} dengan {ditukar} milik unit lain: {status}"
                    )


def test_a_role_at_one_unit_stays_out_of_the_next_unit_of_the_same_instansi(app, db, pages):
    instansi = a_instansi(db)
    sini, sana = a_unit(db, instansi), a_unit(db, instansi)
    sign_in(db, pages, Peran.PETUGAS, sini.jalur).get(f"/kelola/unit/{sini.id}")
    pages.get(f"/kelola/unit/{sana.id}", status=404)


def test_a_path_is_not_a_prefix_of_its_namesake(app, db, pages):
    """/1/ does not cover /11/."""
    satu = a_instansi(db)
    sebelas = a_instansi(db)
    sebelas.jalur = f"{satu.jalur[:-1]}1/"
    unit = a_unit(db, sebelas)
    sign_in(db, pages, Peran.PETUGAS, satu.jalur).get(f"/kelola/unit/{unit.id}", status=404)
