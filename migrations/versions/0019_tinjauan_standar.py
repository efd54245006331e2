"""tinjauan_standar

Revision ID: 0019
Revises: 0018
"""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op


revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('tinjauan_standar',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('standar_id', sa.Integer(), nullable=False),
    sa.Column('hari', sa.Date(), nullable=False),
    sa.Column('cara', sa.String(length=10), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=True),
    sa.Column('catatan', sa.String(length=300), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('peran', sa.String(length=20), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("cara <> 'forum' OR forum_id IS NOT NULL", name=op.f('ck_tinjauan_standar_cara')),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_tinjauan_standar_akun_id_akun')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_tinjauan_standar_forum_id_forum')),
    sa.ForeignKeyConstraint(['standar_id'], ['standar_pelayanan.id'], name=op.f('fk_tinjauan_standar_standar_id_standar_pelayanan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tinjauan_standar')),
    sa.UniqueConstraint('standar_id', 'hari', name=op.f('uq_tinjauan_standar_standar_id_hari'))
    )
    op.create_index(op.f('ix_tinjauan_standar_forum_id'), 'tinjauan_standar', ['forum_id'], unique=False)
    _move(op.get_bind())
    with op.batch_alter_table('standar_pelayanan', schema=None) as batch_op:
        batch_op.drop_column('ditinjau')


STANDAR = sa.table('standar_pelayanan', sa.column('id'), sa.column('layanan_id'), sa.column('ditinjau', sa.Date()), sa.column('diubah', sa.DateTime(timezone=True)))
TINJAUAN = sa.table('tinjauan_standar', sa.column('standar_id'), sa.column('hari', sa.Date()), sa.column('cara'), sa.column('forum_id'), sa.column('catatan'), sa.column('akun_id'), sa.column('peran'), sa.column('waktu', sa.DateTime(timezone=True)))
JEJAK = sa.table('jejak', sa.column('nomor'), sa.column('waktu', sa.DateTime(timezone=True)), sa.column('akun_id'), sa.column('aksi'), sa.column('objek'), sa.column('objek_id'), sa.column('rincian', sa.JSON()))
FORUM = sa.table('forum', sa.column('id'), sa.column('kode'), sa.column('tanggal', sa.Date()), sa.column('tahap'), sa.column('topik'))
BAHAS = sa.table('forum_layanan', sa.column('forum_id'), sa.column('layanan_id'))
LAYANAN = sa.table('layanan', sa.column('id'), sa.column('unit_id'))
UNIT = sa.table('unit', sa.column('id'), sa.column('zona'))


def _move(db: Any) -> None:
    """Each day becomes a row. The trail knows when it was written, by whom and of which forum, and the days
    that a later one wrote over. As what somebody wrote it is not known there."""
    jejak: dict[str, list[Any]] = {}
    cari = sa.select(JEJAK).where(JEJAK.c.objek == 'standar pelayanan', JEJAK.c.aksi.in_(('standar ditetapkan', 'standar ditinjau')))
    for baris in db.execute(cari.order_by(JEJAK.c.nomor)):
        jejak.setdefault(baris.objek_id, []).append(baris)
    forum = {satu.kode: satu for satu in db.execute(sa.select(FORUM))}
    dibahas = {tuple(satu) for satu in db.execute(sa.select(BAHAS.c.forum_id, BAHAS.c.layanan_id))}
    akun = set(db.scalars(sa.select(sa.table('akun', sa.column('id')).c.id)))
    standar = sa.select(STANDAR, UNIT.c.zona).join(LAYANAN, LAYANAN.c.id == STANDAR.c.layanan_id).join(UNIT, UNIT.c.id == LAYANAN.c.unit_id)
    for satu in db.execute(standar.where(STANDAR.c.ditinjau.is_not(None)).order_by(STANDAR.c.id)).all():
        for hari, baris in _days(satu, jejak.get(str(satu.id), [])).items():
            kode = str(baris.rincian.get('forum') or '') if baris is not None else ''
            asal = forum.get(kode)
            # A sealed forum about this standard is more than the word of the unit.
            bersegel = asal is not None and asal.tahap in ('disahkan', 'terbit') and asal.topik == 'sp_tinjau' and asal.tanggal == hari and (asal.id, satu.layanan_id) in dibahas
            db.execute(sa.insert(TINJAUAN).values(
                standar_id=satu.id,
                hari=hari,
                cara='forum' if bersegel else 'sendiri',
                forum_id=asal.id if asal is not None else None,
                catatan=f'Kode forum: {kode}' if kode and asal is None else '',
                akun_id=baris.akun_id if baris is not None and baris.akun_id in akun else None,
                peran='',
                waktu=baris.waktu if baris is not None else satu.diubah,
            ))


def _days(standar: Any, jejak: list[Any]) -> dict[date, Any]:
    """The days of review of a revision with the line that wrote each, None when there is no such line. Of two
    that were written one after the other both stand when the later day came after the first was written; else
    it was the correction of the first, for there was no other way to correct."""
    semua: list[tuple[date, Any]] = []
    for baris in jejak:
        nilai = baris.rincian.get('ditinjau')
        teks = nilai[-1] if isinstance(nilai, list) else nilai
        if not teks:
            continue
        hari = date.fromisoformat(teks)
        while semua and hari <= _local(semua[-1][1].waktu, standar.zona):
            semua.pop()
        semua.append((hari, baris))
    per = dict(semua)
    # What the standard says now counts, whatever the trail tells.
    per.setdefault(standar.ditinjau, None)
    return {hari: baris for hari, baris in per.items() if hari <= standar.ditinjau}


def _local(waktu: datetime, zona: str) -> date:
    return (waktu if waktu.tzinfo else waktu.replace(tzinfo=UTC)).astimezone(ZoneInfo(zona)).date()
