"""What an instrument is made of: questions, and the columns of the respondent's profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from surveys.unsur import Unsur


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One question of an instrument.

    `kunci` names its answer column; `nomor` is its printed number; `unsur` the key of the unsur it measures.
    `teks` and `teks_en` give the wording per ragam (variant of the form); `label` and `label_en` the words of
    the answers 1..skala_maks; `ringkas` a short phrase that fits inside a sentence.
    """

    kunci: str
    nomor: int
    unsur: str
    ringkas: str
    teks: Mapping[str, str]
    label: tuple[str, ...]
    teks_en: Mapping[str, str]
    label_en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One choice of a profile column; `kode` is what is stored (never 0, which means not answered)."""

    kode: int
    nama: str
    nama_en: str


@dataclass(frozen=True, slots=True)
class Syarat:
    """The column is asked only when column `kolom` holds `kode`."""

    kolom: str
    kode: int


@dataclass(frozen=True, slots=True)
class KolomProfil:
    """One profile column.

    With `ganda` several choices may be ticked: the codes are powers of two and the stored value is their sum,
    so that a single small integer holds them all and a single tick is simply its own code.
    """

    kunci: str
    nama: str
    nama_en: str
    pilihan: tuple[Pilihan, ...]
    ganda: bool = False
    syarat: Syarat | None = None

    def kode_sah(self) -> frozenset[int]:
        """Every value the column may hold, 0 (not answered) included."""
        kode = [pilihan.kode for pilihan in self.pilihan]
        return frozenset(range(sum(kode) + 1)) if self.ganda else frozenset([0, *kode])


@dataclass(frozen=True, slots=True)
class Instrumen:
    """One version of a questionnaire.

    `pertanyaan` stands in printed order; `unsur` in the order of the regulation's list, the instrument's own
    unsur last. Answers run from 1 to `skala_maks`. `ragam` names the variants of the form. `catatan` says how
    well the text is evidenced. The dates are None when they are not known.
    """

    kode: str
    versi: int
    nama: str
    dasar: str
    catatan: str
    skala_maks: int
    ragam: tuple[str, ...]
    pertanyaan: tuple[Pertanyaan, ...]
    profil: tuple[KolomProfil, ...]
    unsur: tuple[Unsur, ...]
    berlaku_mulai: date | None = None
    berlaku_sampai: date | None = None

    @property
    def kunci_item(self) -> tuple[str, ...]:
        """Keys of the answer columns, in printed order."""
        return tuple(p.kunci for p in self.pertanyaan)

    def kolom_of(self, kunci: str) -> KolomProfil:
        """The profile column with this key; KeyError when there is none."""
        return {k.kunci: k for k in self.profil}[kunci]

    def item_unsur(self, kunci_unsur: str) -> tuple[str, ...]:
        """Keys of the questions that measure one unsur."""
        return tuple(p.kunci for p in self.pertanyaan if p.unsur == kunci_unsur)
