"""When people answer: a weekly rhythm, two peaks a day, holidays without anyone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

# How busy Monday to Sunday are.
KANTOR = (1.3, 1.1, 1.0, 0.95, 0.7, 0.0, 0.0)
ENAM_HARI = (1.35, 1.05, 1.0, 0.95, 0.75, 0.6, 0.0)
SETIAP_HARI = (1.2, 1.1, 1.05, 1.0, 0.9, 0.35, 0.3)

LIBUR = {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)}
BUKA, TUTUP = 8.0, 15.4


def irama(jam: str) -> tuple[float, ...]:
    """The rhythm that goes with the printed opening hours."""
    if jam.startswith("Daring"):
        return SETIAP_HARI
    return ENAM_HARI if "Sabtu" in jam else KANTOR


def moments(
    acak: np.random.Generator, mulai: date, akhir: date, zona: str, jam: str, banyak: int
) -> list[datetime]:
    """``banyak`` moments in UTC, ascending, between the two days (half-open) in ``zona``."""
    ritme = irama(jam)
    hari = [mulai + timedelta(days=i) for i in range((akhir - mulai).days)]
    bobot = np.array([0.0 if (h.month, h.day) in LIBUR else ritme[h.weekday()] for h in hari])
    bobot *= acak.gamma(12, 1 / 12, len(hari))
    # One day the staff put the poster up anew, and it shows.
    ramai = int(acak.integers(len(hari)))
    bobot[ramai] *= 3
    pilih = acak.choice(len(hari), banyak, p=bobot / bobot.sum())
    pukul = _hours(acak, banyak, daring=ritme is SETIAP_HARI)
    tempat = ZoneInfo(zona)
    detik = np.round(pukul * 3600).astype(int).tolist()
    awal = [datetime(h.year, h.month, h.day, tzinfo=tempat) for h in hari]
    return sorted(
        (awal[i] + timedelta(seconds=s)).astimezone(UTC) for i, s in zip(pilih.tolist(), detik, strict=True)
    )


def _hours(acak: np.random.Generator, banyak: int, *, daring: bool) -> NDArray[np.float64]:
    """Hours of the day: most come in the morning, some after lunch; online also in the evening."""
    pagi, siang = acak.normal(9.7, 0.9, banyak), acak.normal(13.5, 0.7, banyak)
    pukul = np.where(acak.random(banyak) < 0.68, pagi, siang)
    # Who would fall outside the opening hours comes at some other moment of the day instead.
    luar = (pukul < BUKA) | (pukul > TUTUP)
    pukul = np.where(luar, acak.uniform(BUKA, TUTUP, banyak), pukul)
    if daring:
        malam = np.clip(acak.normal(19.8, 1.2, banyak), 17.0, 23.5)
        pukul = np.where(acak.random(banyak) < 0.35, malam, pukul)
    return pukul
