"""pemberitahuan

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pemberitahuan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('kunci', sa.String(length=120), nullable=False),
    sa.Column('judul', sa.String(length=200), nullable=False),
    sa.Column('isi', sa.Text(), nullable=False),
    sa.Column('alamat', sa.String(length=200), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dibaca_pada', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_pemberitahuan_akun_id_akun'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pemberitahuan')),
    sa.UniqueConstraint('akun_id', 'kunci', name=op.f('uq_pemberitahuan_akun_id_kunci'))
    )
    op.create_index(op.f('ix_pemberitahuan_akun_id'), 'pemberitahuan', ['akun_id'], unique=False)
    with op.batch_alter_table('akun', schema=None) as batch_op:
        # People who are there have no address yet, and get the digest in their inbox.
        batch_op.add_column(sa.Column('surel', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('ringkasan', sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table('akun', schema=None) as batch_op:
        batch_op.alter_column('surel', existing_type=sa.String(length=200), existing_nullable=False, server_default=None)
        batch_op.alter_column('ringkasan', existing_type=sa.Boolean(), existing_nullable=False, server_default=None)
