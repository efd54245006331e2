"""Staff: the result of a survey, and everything that respondents wrote."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import boleh, require
from fkp.izin.rules import Izin
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.hasil.saran import baca_saran, cari_saran, count_saran
from fkp.skm.hasil.tampil import tampilkan
from fkp.skm.kelola.berkas import jawaban_tetap
from fkp.skm.kelola.langkah import langkah, tindakan
from fkp.skm.queries import find_survei

SARAN_TAMPIL = 5


@require(Izin.LIHAT_SURVEI)
def hasil(survei_id: int) -> ResponseReturnValue:
    """The sealed result, or the provisional one, or that there is none yet."""
    survei = find_survei(db(), survei_id)
    bahan = bahan_of(db(), survei, now())
    if bahan is None:
        return render_template("skm_kelola/belum_ada.html", survei=survei, langkah=langkah(survei))
    jalur = survei.unit.jalur
    return render_template(
        "skm_kelola/hasil.html",
        survei=survei,
        langkah=langkah(survei),
        sah=bahan.sah,
        versi_lain=[p for p in survei.pengesahan if bahan.sah and p.id != bahan.sah.id],
        t=tampilkan(db(), survei, bahan),
        jumlah_saran=count_saran(db(), survei),
        saran=baca_saran(survei, list(db().scalars(cari_saran(survei).limit(SARAN_TAMPIL)))),
        unduh=boleh(Izin.UNDUH_JAWABAN, jalur) and jawaban_tetap(survei, now()),
        bukti=bahan.sah is not None and boleh(Izin.UNDUH_BUKTI, jalur),
        jejak=boleh(Izin.LIHAT_JEJAK, jalur),
        naskah=boleh(Izin.SUSUN_LAPORAN, jalur),
        koreksi=bahan.sah is not None and boleh(Izin.SAHKAN_SURVEI, jalur),
        forum=[satu.kunci for satu in bahan.hasil.terendah()]
        if boleh(Izin.KELOLA_FORUM, jalur) and survei.unit.aktif
        else [],
        tindakan=tindakan(
            db(),
            survei,
            now(),
            kelola=boleh(Izin.KELOLA_SURVEI, jalur),
            sahkan=boleh(Izin.SAHKAN_SURVEI, jalur),
        ),
    )


@require(Izin.LIHAT_SURVEI)
def saran(survei_id: int) -> ResponseReturnValue:
    """Every suggestion, newest first; ``q`` keeps those with these words."""
    survei = find_survei(db(), survei_id)
    kata = rapikan(request.args.get("q"))[:80]
    lembar = potong(db(), cari_saran(survei, kata), request.args.get("hal"))
    return render_template(
        "skm_kelola/saran.html",
        survei=survei,
        kata=kata,
        lembar=lembar,
        saran=baca_saran(survei, lembar.baris),
        semua=count_saran(db(), survei),
    )
