"""templat_surat

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('templat_surat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('jalur', sa.String(length=255), nullable=False),
    sa.Column('nama', sa.String(length=120), nullable=False),
    sa.Column('isi', sa.LargeBinary(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_templat_surat_akun_id_akun')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_templat_surat')),
    sa.UniqueConstraint('jalur', name=op.f('uq_templat_surat_jalur'))
    )
