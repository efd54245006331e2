"""Are there enough answers for each layanan? Said the same way while they come in and in the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.formats import angka
from fkp.skm.models import HitunganJawaban, Survei
from fkp.skm.queries import label_layanan
from surveys.frame import Layanan
from surveys.sampel import kecukupan


@dataclass(frozen=True)
class BarisCukup:
    """One layanan. ``jenis`` as in ``components/status.html``."""

    layanan: str
    populasi: str
    perlu: str
    ada: str
    jenis: str
    keadaan: str


def susun_cukup(
    populasi: Mapping[Layanan, int | None], responden: Mapping[Layanan, int]
) -> list[dict[str, Any]]:
    """JSON-safe rows of ``surveys.sampel.kecukupan``, as sealed."""
    return [
        {"layanan": str(satu.layanan), "populasi": satu.populasi, "perlu": satu.perlu, "ada": satu.ada}
        for satu in kecukupan(populasi, responden).baris
    ]


def cukup_kini(db: Session, survei: Survei) -> list[dict[str, Any]]:
    """The same from the counts as they are now; no answer is read."""
    label, H = label_layanan(survei), HitunganJawaban
    cari = select(H.layanan_id, H.n).where(H.survei_id == survei.id, H.butir == 0)
    ada = {satu.layanan_id: satu.n for satu in db.execute(cari)}
    return susun_cukup(
        {label[sl.layanan_id]: sl.populasi for sl in survei.layanan},
        {nama: ada.get(layanan_id, 0) for layanan_id, nama in label.items()},
    )


def baris_cukup(satu: dict[str, Any]) -> BarisCukup:
    """A row as it is printed."""
    perlu, ada = satu["perlu"], satu["ada"]
    if perlu is None:
        jenis, keadaan = "belum", _("Penerima belum diisi")
    elif ada >= perlu:
        jenis, keadaan = "selesai", _("Cukup")
    else:
        jenis, keadaan = "perhatian", _("Kurang %(n)s", n=angka(perlu - ada))
    populasi = _("belum diisi") if satu["populasi"] is None else angka(satu["populasi"])
    perlu_teks = "" if perlu is None else angka(perlu)
    return BarisCukup(satu["layanan"], populasi, perlu_teks, angka(ada), jenis, keadaan)


def kalimat_cukup(baris: list[dict[str, Any]]) -> str:
    """All layanan together, as the caption of the table."""
    ada = angka(sum(satu["ada"] for satu in baris))
    if any(satu["perlu"] is None for satu in baris):
        return str(
            _("%(ada)s jawaban. Yang disyaratkan diketahui setelah jumlah penerima layanan diisi.", ada=ada)
        )
    perlu = angka(sum(satu["perlu"] for satu in baris))
    return str(
        _(
            "%(ada)s jawaban untuk %(perlu)s yang disyaratkan (Krejcie-Morgan per layanan)",
            ada=ada,
            perlu=perlu,
        )
    )


def kalimat_kurang(baris: list[dict[str, Any]]) -> str:
    """Which layanan fall short, empty when none does."""
    kurang = [s for s in baris if s["perlu"] is not None and s["ada"] < s["perlu"]]
    if not kurang:
        return ""
    bagian = ", ".join(
        _("%(layanan)s kurang %(n)s orang", layanan=s["layanan"], n=angka(s["perlu"] - s["ada"]))
        for s in kurang
    )
    return str(_("%(bagian)s. Nilainya tetap dihitung; sebut kekurangan ini di laporan.", bagian=bagian))
