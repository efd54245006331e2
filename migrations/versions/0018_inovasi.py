"""inovasi

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op


revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('kartu_inovasi',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('kode', sa.String(length=12), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=True),
    sa.Column('asal_id', sa.Integer(), nullable=True),
    sa.Column('judul', sa.String(length=160), nullable=False),
    sa.Column('masalah', sa.Text(), nullable=False),
    sa.Column('solusi', sa.Text(), nullable=False),
    sa.Column('mulai', sa.Date(), nullable=True),
    sa.Column('hasil', sa.Text(), nullable=False),
    sa.Column('biaya', sa.Text(), nullable=False),
    sa.Column('kebutuhan', sa.Text(), nullable=False),
    sa.Column('unsur', sa.String(length=20), nullable=False),
    sa.Column('bukti', sa.JSON(), nullable=False),
    sa.Column('usulan', sa.JSON(), nullable=False),
    sa.Column('tahap', sa.String(length=10), nullable=False),
    sa.Column('terbit_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('diubah', sa.DateTime(timezone=True), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint("tahap <> 'terbit' OR terbit_pada IS NOT NULL", name=op.f('ck_kartu_inovasi_terbit')),
    sa.ForeignKeyConstraint(['asal_id'], ['kartu_inovasi.id'], name=op.f('fk_kartu_inovasi_asal_id_kartu_inovasi')),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_kartu_inovasi_tindak_lanjut_id_tindak_lanjut')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_kartu_inovasi_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kartu_inovasi')),
    sa.UniqueConstraint('kode', name=op.f('uq_kartu_inovasi_kode')),
    sa.UniqueConstraint('tindak_lanjut_id', name=op.f('uq_kartu_inovasi_tindak_lanjut_id'))
    )
    op.create_index(op.f('ix_kartu_inovasi_asal_id'), 'kartu_inovasi', ['asal_id'], unique=False)
    op.create_index(op.f('ix_kartu_inovasi_tahap'), 'kartu_inovasi', ['tahap'], unique=False)
    op.create_index(op.f('ix_kartu_inovasi_unit_id'), 'kartu_inovasi', ['unit_id'], unique=False)
