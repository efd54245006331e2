"""naskah

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('nilai_lama',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('periode', sa.String(length=10), nullable=False),
    sa.Column('mulai', sa.Date(), nullable=False),
    sa.Column('akhir', sa.Date(), nullable=False),
    sa.Column('ikm', sa.Integer(), nullable=False),
    sa.Column('mutu', sa.String(length=1), nullable=False),
    sa.Column('pita', sa.String(length=4), nullable=False),
    sa.Column('sumber', sa.String(length=200), nullable=False),
    sa.CheckConstraint('ikm BETWEEN 2500 AND 10000', name=op.f('ck_nilai_lama_ikm')),
    sa.CheckConstraint('mulai < akhir', name=op.f('ck_nilai_lama_periode')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_nilai_lama_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nilai_lama')),
    sa.UniqueConstraint('unit_id', 'mulai', 'akhir', name=op.f('uq_nilai_lama_unit_id_mulai_akhir'))
    )

    op.create_table('naskah',
    sa.Column('survei_id', sa.Integer(), nullable=False),
    sa.Column('isi', sa.JSON(), nullable=False),
    sa.Column('forum_judul', sa.String(length=200), nullable=False),
    sa.Column('forum_tanggal', sa.Date(), nullable=True),
    sa.Column('tempat', sa.String(length=80), nullable=False),
    sa.Column('jabatan', sa.String(length=160), nullable=False),
    sa.Column('nama', sa.String(length=160), nullable=False),
    sa.Column('nip', sa.String(length=18), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.Column('diubah', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['survei_id'], ['survei.id'], name=op.f('fk_naskah_survei_id_survei')),
    sa.PrimaryKeyConstraint('survei_id', name=op.f('pk_naskah'))
    )

    # A plain ADD COLUMN: the locked rows stay as they are, and so do their triggers.
    op.add_column('pengesahan', sa.Column('laporan', sa.JSON(), nullable=True))
