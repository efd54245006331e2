"""The DOCX template of an office."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from fkp.db import Base, Id


class TemplatSurat(Base):
    """A DOCX that replaces ours for everything under the node at ``jalur``; the nearest one counts."""

    __tablename__ = "templat_surat"

    id: Mapped[Id]
    jalur: Mapped[str] = mapped_column(String(255), unique=True)
    nama: Mapped[str] = mapped_column(String(120))
    isi: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sidik: Mapped[str] = mapped_column(String(64))
    waktu: Mapped[datetime]
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id"))
