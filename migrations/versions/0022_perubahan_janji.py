"""perubahan_janji

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op


revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What was reworded before is not brought over from the trail: until now that was the only way to take a
    # name out of a promise, and it would stand there again for everyone.
    op.create_table('perubahan_janji',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=False),
    sa.Column('isian', sa.String(length=20), nullable=False),
    sa.Column('dari', sa.Text(), nullable=False),
    sa.Column('menjadi', sa.Text(), nullable=False),
    sa.Column('alasan', sa.Text(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_perubahan_janji_akun_id_akun')),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_perubahan_janji_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_perubahan_janji'))
    )
    op.create_index(op.f('ix_perubahan_janji_tindak_lanjut_id'), 'perubahan_janji', ['tindak_lanjut_id'], unique=False)
