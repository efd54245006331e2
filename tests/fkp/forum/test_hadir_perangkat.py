"""Devices of staff that had no network: what they kept is merged, once, whatever the order."""

import uuid
from datetime import timedelta
from typing import Any

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun
from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.hadir.catat import terapkan
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.models import CaraHadir, Peserta
from fkp.forum.peserta.tautan import tanda_perangkat
from fkp.izin.rules import Izin
from fkp.jejak.models import Jejak
from tests.builders import SAAT, Kota
from tests.fkp.forum.bangun import a_forum, a_notulis, a_peserta
from tests.fkp.forum.hadir_bantu import banyak, hadir

peristiwa = st.tuples(st.integers(0, 3), st.booleans(), st.sampled_from([CaraHadir.STAF, CaraHadir.DARING]))


@given(
    st.lists(peristiwa, min_size=1, max_size=6).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x)))
)
def test_the_latest_word_counts_whatever_the_order_and_however_often(acak: Any) -> None:
    def akhir(semua: Any) -> tuple[Any, ...]:
        p = Peserta()
        for menit, ada, lewat in semua:
            terapkan(p, ada, SAAT + timedelta(minutes=menit), lewat)
        return p.hadir_pada, p.hadir_lewat, p.hadir_diubah

    urut, kocok = acak
    assert akhir(urut) == akhir(kocok) == akhir([*kocok, *urut])
    terakhir = max(menit for menit, *_ in urut)
    assert (akhir(urut)[0] is not None) is any(ada for menit, ada, _ in urut if menit == terakhir)


def kirim(
    app: Flask, forum: Forum, akun: Akun, *semua: dict[str, Any], status: int = 200, **lain: Any
) -> Any:
    """What a device sends: without a session, with the token that its page held."""
    with app.test_request_context():
        tanda = tanda_perangkat(forum, akun, Izin.CATAT_FORUM, SAAT)
    kepala = {"Authorization": f"Bearer {tanda}"}
    alamat = f"/api/v1/forum/{lain.pop('kode', forum.kode)}/hadir"
    jawab = app.test_client().post(alamat, json={"peristiwa": list(semua), **lain}, headers=kepala)
    assert jawab.status_code == status, jawab.get_data(as_text=True)
    return jawab.get_json()


def ketuk(peserta: uuid.UUID, menit: int, ada: bool = True, **lain: Any) -> dict[str, Any]:
    pada = int((SAAT + timedelta(minutes=menit)).timestamp() * 1000)
    return {"id": str(uuid.uuid4()), "peserta": str(peserta), "hadir": ada, "pada": pada, **lain}


def test_two_devices_without_network_merge_without_loss_or_double(
    app: Flask, db: Session, forum: Forum, kota: Kota
) -> None:
    a, b, c = (a_peserta(db, forum, nama=n) for n in "ABC")
    db.commit()
    tamu = {"nama": "Tamu", "unsur": "U5", "lembaga": "Radio", "jabatan": "", "hp": "bukan nomor"}
    baru = uuid.uuid4()
    satu = [ketuk(a.id, 1), ketuk(b.id, 2), ketuk(b.id, 9, False), ketuk(baru, 3, orang=tamu)]
    dua = [ketuk(b.id, 5), ketuk(c.id, 6), ketuk(a.id, 0, False)]
    with clock.hold(SAAT + timedelta(hours=3)):
        hasil = kirim(app, forum, kota.rani, *dua)
        assert [h["status"] for h in hasil["hasil"]] == ["tercatat"] * 3
        hasil = kirim(app, forum, kota.rani, *satu)
        assert hasil["hadir"] == 3
        assert "tanpa nomor HP" in hasil["hasil"][3]["pesan"]
        assert hadir(db, forum) == ["A", "C", "Tamu"]
        ulang = kirim(app, forum, kota.rani, *satu, *dua)
        assert {h["status"] for h in ulang["hasil"]} == {"sudah"}
    assert hadir(db, forum) == ["A", "C", "Tamu"]
    assert banyak(db, forum) == 4
    jejak = db.scalars(select(Jejak).where(Jejak.aksi == "kehadiran dicatat").order_by(Jejak.nomor)).all()
    assert [j.rincian for j in jejak] == [
        {"hadir": 2, "batal": 1, "orang_baru": 0},
        {"hadir": 2, "batal": 1, "orang_baru": 1},
    ]


def test_who_signed_was_there(app: Flask, db: Session, forum: Forum, kota: Kota) -> None:
    p = a_peserta(db, forum, hadir=True, nama="A")
    db.add(TandaTangan(forum_id=forum.id, peserta_id=p.id, naskah_sidik="s", cara="jari", waktu=SAAT))
    db.commit()
    with clock.hold(SAAT):
        (hasil,) = kirim(app, forum, kota.rani, ketuk(p.id, 0, False))["hasil"]
    assert hasil["status"] == "ditolak"
    assert "sudah menandatangani" in hasil["pesan"]
    assert hadir(db, forum) == ["A"]


def test_a_clock_that_is_wrong_is_put_right_or_capped(
    app: Flask, db: Session, forum: Forum, kota: Kota
) -> None:
    a, b = a_peserta(db, forum), a_peserta(db, forum)
    db.commit()
    with clock.hold(SAAT):
        kirim(app, forum, kota.rani, ketuk(a.id, 500))
        maju = int((SAAT + timedelta(hours=2, seconds=9)).timestamp() * 1000)
        kirim(app, forum, kota.rani, ketuk(b.id, 110), kini=maju)
    db.refresh(a), db.refresh(b)
    assert a.hadir_pada == SAAT
    assert b.hadir_pada == SAAT - timedelta(minutes=10)


def test_what_a_device_may_not_send_is_refused_with_a_sentence(
    app: Flask, db: Session, forum: Forum, kota: Kota
) -> None:
    p, luar = a_peserta(db, forum), a_peserta(db, a_forum(db))
    notulis = a_notulis(db, a_forum(db, kota.unit))
    db.commit()
    alamat, klien = f"/api/v1/forum/{forum.kode}/hadir", app.test_client()
    with clock.hold(SAAT):
        sah = ketuk(p.id, 0)
        assert kirim(app, forum, kota.rani, sah, status=401, kode="lain")["pesan"]
        assert kirim(app, forum, notulis, sah, status=401)["pesan"]
        assert klien.post(alamat, json={"peristiwa": [sah]}).status_code == 401
        assert kirim(app, forum, kota.rani, *[sah] * 501, status=422)["pesan"]
        assert kirim(app, forum, kota.rani, {**sah, "id": "x"}, status=422)["pesan"]
        with app.test_request_context():
            tanda = tanda_perangkat(forum, kota.rani, Izin.CATAT_FORUM, SAAT)
        kepala = {"Authorization": f"Bearer {tanda}"}
        for isi, jenis, status in (
            ("{", "application/json", 400),
            ("{}", "text/plain", 415),
            ("[]", "application/json", 400),
            ("{}", "application/json", 422),
        ):
            jawab = klien.post(alamat, data=isi, content_type=jenis, headers=kepala)
            assert (jawab.status_code, bool(jawab.get_json()["pesan"])) == (status, True)
        besar = klien.post(
            alamat, data=b" " * (1 << 20) + b"{}", content_type="application/json", headers=kepala
        )
        assert besar.status_code == 413
        buruk = [ketuk(luar.id, 0), ketuk(uuid.uuid4(), 0), {**sah, "pada": "kemarin"}, {**sah, "hadir": 1}]
        buruk += [ketuk(uuid.uuid4(), 0, orang={"nama": "N", "unsur": "U9"})]
        hasil = kirim(app, forum, kota.rani, *buruk, {**sah, "id": str(uuid.uuid4())})["hasil"]
        status = {h["id"]: h["status"] for h in hasil}
        assert sorted(status.values()) == ["ditolak"] * 4 + ["tercatat"]
        assert hadir(db, forum) == [p.nama]
        kota.rani.aktif = False
        db.commit()
        assert kirim(app, forum, kota.rani, sah, status=401)["pesan"]
        kota.rani.aktif, forum.tahap = True, TahapForum.DISAHKAN
        db.commit()
        assert "versi perbaikan" in kirim(app, forum, kota.rani, sah, status=410)["pesan"]
