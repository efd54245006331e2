"""bukti_dukung

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op


revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bukti_dukung',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('hal', sa.String(length=24), nullable=False),
    sa.Column('media', sa.String(length=24), nullable=False),
    sa.Column('survei_id', sa.Integer(), nullable=True),
    sa.Column('forum_id', sa.Integer(), nullable=True),
    sa.Column('layanan_id', sa.Integer(), nullable=True),
    sa.Column('tanggal', sa.Date(), nullable=False),
    sa.Column('keterangan', sa.String(length=300), nullable=False),
    sa.Column('tautan', sa.String(length=300), nullable=False),
    sa.Column('nama', sa.String(length=120), nullable=False),
    sa.Column('mime', sa.String(length=80), nullable=False),
    sa.Column('ukuran', sa.Integer(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.Column('isi', sa.LargeBinary(), nullable=True),
    sa.Column('kecil', sa.LargeBinary(), nullable=True),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("isi IS NULL OR sidik <> ''", name=op.f('ck_bukti_dukung_berkas')),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_bukti_dukung_akun_id_akun')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_bukti_dukung_forum_id_forum')),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_bukti_dukung_layanan_id_layanan')),
    sa.ForeignKeyConstraint(['survei_id'], ['survei.id'], name=op.f('fk_bukti_dukung_survei_id_survei')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_bukti_dukung_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bukti_dukung'))
    )
    op.create_index(op.f('ix_bukti_dukung_forum_id'), 'bukti_dukung', ['forum_id'], unique=False)
    op.create_index(op.f('ix_bukti_dukung_survei_id'), 'bukti_dukung', ['survei_id'], unique=False)
    op.create_index(op.f('ix_bukti_dukung_unit_id'), 'bukti_dukung', ['unit_id'], unique=False)
