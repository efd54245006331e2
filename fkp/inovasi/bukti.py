"""What the surveys say, as it was when the card was written: stored with it, and read back."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from fkp.putaran.banding import Putaran, SasaranDiganti, putaran_janji
from fkp.putaran.ukuran import Pengukuran
from fkp.tindak_lanjut.models import Status, TindakLanjut
from surveys.perbandingan import Perbandingan, Putusan


def potret(db: Session, row: TindakLanjut) -> dict[str, Any]:
    """The comparison around this promise as JSON, decimals and days as text; empty without one. Published
    results only: a card is for everyone."""
    p = putaran_janji(db, row, umum=True)
    if p is None:
        return {}
    return {
        "tindak_lanjut": p.tindak_lanjut_id,
        "status": p.status.value,
        "selesai_pada": _hari(p.selesai_pada),
        "unsur": p.unsur,
        "layanan": p.layanan,
        "layanan_diganti": p.layanan_diganti,
        "sebelum": _ukuran(p.sebelum),
        "sesudah": _ukuran(p.sesudah) if p.sesudah else None,
        "putusan": p.banding.putusan.value,
        "selisih": _angka(p.banding.selisih),
        "galat": _angka(p.banding.galat),
        "kecil": p.banding.kecil,
        "sebagian": p.sebagian,
    } | _ganti(p)


def baca_bukti(bukti: dict[str, Any]) -> Putaran | None:
    """Back from ``potret``; None for a card without any."""
    if not bukti:
        return None
    selisih, galat = (_desimal(bukti[nama]) for nama in ("selisih", "galat"))
    return Putaran(
        tindak_lanjut_id=bukti["tindak_lanjut"],
        status=Status(bukti["status"]),
        selesai_pada=date.fromisoformat(bukti["selesai_pada"]) if bukti["selesai_pada"] else None,
        unsur=bukti["unsur"],
        layanan=bukti["layanan"],
        layanan_diganti=bukti["layanan_diganti"],
        sebelum=_baca_ukuran(bukti["sebelum"]),
        sesudah=_baca_ukuran(bukti["sesudah"]) if bukti["sesudah"] else None,
        banding=Perbandingan(Putusan(bukti["putusan"]), selisih, galat, bukti["kecil"]),
        sebagian=bukti["sebagian"],
        ganti=tuple(
            SasaranDiganti(isian, semula, date.fromisoformat(hari))
            for isian, semula, hari in bukti.get("ganti", ())
        ),
    )


def _ganti(p: Putaran) -> dict[str, Any]:
    """Only where it was, so that a card from before this was kept is not called out of date."""
    ganti = [[satu.isian, satu.semula, _hari(satu.hari)] for satu in p.ganti]
    return {"ganti": ganti} if ganti else {}


def _ukuran(p: Pengukuran) -> dict[str, Any]:
    return {
        "survei": p.survei_id,
        "kode_survei": p.kode_survei,
        "jenis_periode": p.jenis_periode,
        "mulai": _hari(p.mulai),
        "akhir": _hari(p.akhir),
        "kuesioner": list(p.kuesioner),
        "kode": p.kode,
        "versi": p.versi,
        "nilai": _angka(p.nilai),
        "galat": _angka(p.galat),
        "terisi": p.terisi,
        "tersembunyi": p.tersembunyi,
    }


def _baca_ukuran(isi: dict[str, Any]) -> Pengukuran:
    kode, versi, ragam = isi["kuesioner"]
    return Pengukuran(
        survei_id=isi["survei"],
        kode_survei=isi["kode_survei"],
        jenis_periode=isi["jenis_periode"],
        mulai=date.fromisoformat(isi["mulai"]),
        akhir=date.fromisoformat(isi["akhir"]),
        kuesioner=(kode, versi, ragam),
        kode=isi["kode"],
        versi=isi["versi"],
        nilai=_desimal(isi["nilai"]),
        galat=_desimal(isi["galat"]),
        terisi=isi["terisi"],
        tersembunyi=isi["tersembunyi"],
    )


def _hari(hari: date | None) -> str | None:
    return hari.isoformat() if hari else None


def _angka(nilai: Decimal | None) -> str | None:
    return None if nilai is None else format(nilai, "f")


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)
