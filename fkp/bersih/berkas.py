"""What is left of an upload once it is clean."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bersih:
    """What is kept of an upload: its bytes without metadata, what they are, and for a photograph a JPEG for
    lists, its size in pixels and the day on which the camera says it was taken."""

    isi: bytes
    mime: str
    kecil: bytes | None = None
    lebar: int | None = None
    tinggi: int | None = None
    diambil: date | None = None
