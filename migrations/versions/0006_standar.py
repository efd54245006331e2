"""standar

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('standar_pelayanan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=False),
    sa.Column('revisi', sa.SmallInteger(), nullable=False),
    sa.Column('susunan', sa.String(length=20), nullable=False),
    sa.Column('susunan_versi', sa.SmallInteger(), nullable=False),
    sa.Column('tahap', sa.String(length=10), nullable=False),
    sa.Column('isi', sa.JSON(), nullable=False),
    sa.Column('alasan', sa.Text(), nullable=False),
    sa.Column('nomor_sk', sa.String(length=80), nullable=False),
    sa.Column('tanggal_sk', sa.Date(), nullable=True),
    sa.Column('ditinjau', sa.Date(), nullable=True),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('diubah', sa.DateTime(timezone=True), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint("tahap = 'rancangan' OR tanggal_sk IS NOT NULL", name=op.f('ck_standar_pelayanan_sk')),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_standar_pelayanan_layanan_id_layanan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_standar_pelayanan')),
    sa.UniqueConstraint('layanan_id', 'revisi', name=op.f('uq_standar_pelayanan_layanan_id_revisi'))
    )

    with op.batch_alter_table('standar_pelayanan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_standar_pelayanan_layanan_id'), ['layanan_id'], unique=False)
