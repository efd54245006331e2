"""surat

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('surat_keluar',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kunci', sa.String(length=160), nullable=False),
    sa.Column('jalur', sa.String(length=255), nullable=False),
    sa.Column('kepada', sa.String(length=200), nullable=False),
    sa.Column('judul', sa.String(length=200), nullable=False),
    sa.Column('isi', sa.Text(), nullable=False),
    sa.Column('lampiran', sa.JSON(), nullable=False),
    sa.Column('keadaan', sa.String(length=10), nullable=False),
    sa.Column('percobaan', sa.Integer(), nullable=False),
    sa.Column('pesan', sa.Text(), nullable=False),
    sa.Column('pekerja', sa.String(length=80), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('coba_lagi', sa.DateTime(timezone=True), nullable=False),
    sa.Column('terkirim_pada', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_surat_keluar')),
    sa.UniqueConstraint('kunci', name=op.f('uq_surat_keluar_kunci'))
    )

    with op.batch_alter_table('surat_keluar', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_surat_keluar_jalur'), ['jalur'], unique=False)
        batch_op.create_index(batch_op.f('ix_surat_keluar_keadaan'), ['keadaan'], unique=False)
