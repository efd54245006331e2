"""dihentikan_pada

Revision ID: 0020
Revises: 0019
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op


revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dihentikan_pada', sa.Date(), nullable=True))
    _fill(op.get_bind())
    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        batch_op.create_check_constraint(batch_op.f('ck_tindak_lanjut_dihentikan'), "(status = 'dihentikan') = (dihentikan_pada IS NOT NULL)")


JANJI = sa.table('tindak_lanjut', sa.column('id'), sa.column('unit_id'), sa.column('status'), sa.column('diubah', sa.DateTime(timezone=True)), sa.column('dihentikan_pada', sa.Date()))
JEJAK = sa.table('jejak', sa.column('nomor'), sa.column('waktu', sa.DateTime(timezone=True)), sa.column('aksi'), sa.column('objek'), sa.column('objek_id'), sa.column('rincian', sa.JSON()))
UNIT = sa.table('unit', sa.column('id'), sa.column('zona'))


def _fill(db: Any) -> None:
    """A row that stands stopped gets the day, on the calendar of its unit, of the last line of the trail that
    stopped it. A row without such a line gets that of its last change: it was not stopped later."""
    janji = sa.select(JANJI.c.id, JANJI.c.diubah, UNIT.c.zona).join(UNIT, UNIT.c.id == JANJI.c.unit_id)
    semua = db.execute(janji.where(JANJI.c.status == 'dihentikan').order_by(JANJI.c.id)).all()
    if not semua:
        return
    berhenti: dict[str, datetime] = {}
    jejak = sa.select(JEJAK.c.objek_id, JEJAK.c.waktu, JEJAK.c.rincian).where(JEJAK.c.objek == 'tindak lanjut', JEJAK.c.aksi == 'kemajuan tindak lanjut')
    for objek_id, waktu, rincian in db.execute(jejak.order_by(JEJAK.c.nomor)):
        status = rincian.get('status')
        if isinstance(status, list) and status[-1] == 'dihentikan':
            berhenti[objek_id] = waktu
    for satu in semua:
        waktu = berhenti.get(str(satu.id), satu.diubah)
        hari = (waktu if waktu.tzinfo else waktu.replace(tzinfo=UTC)).astimezone(ZoneInfo(satu.zona)).date()
        db.execute(sa.update(JANJI).where(JANJI.c.id == satu.id).values(dihentikan_pada=hari))
