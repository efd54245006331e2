"""maklumat

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op


revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('maklumat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('revisi', sa.SmallInteger(), nullable=False),
    sa.Column('susunan', sa.String(length=20), nullable=False),
    sa.Column('susunan_versi', sa.SmallInteger(), nullable=False),
    sa.Column('tahap', sa.String(length=10), nullable=False),
    sa.Column('isi', sa.JSON(), nullable=False),
    sa.Column('kota', sa.String(length=80), nullable=False),
    sa.Column('jabatan', sa.String(length=160), nullable=False),
    sa.Column('penandatangan', sa.String(length=160), nullable=False),
    sa.Column('tanggal', sa.Date(), nullable=True),
    sa.Column('forum_id', sa.Integer(), nullable=True),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('diubah', sa.DateTime(timezone=True), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint("tahap = 'rancangan' OR tanggal IS NOT NULL", name=op.f('ck_maklumat_tanggal')),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_maklumat_akun_id_akun')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_maklumat_forum_id_forum')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_maklumat_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_maklumat')),
    sa.UniqueConstraint('unit_id', 'revisi', name=op.f('uq_maklumat_unit_id_revisi'))
    )
    op.create_index(op.f('ix_maklumat_unit_id'), 'maklumat', ['unit_id'], unique=False)
    op.create_table('perubahan_standar',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('standar_id', sa.Integer(), nullable=False),
    sa.Column('komponen', sa.String(length=20), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=False),
    sa.Column('semula', sa.Text(), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['standar_id'], ['standar_pelayanan.id'], name=op.f('fk_perubahan_standar_standar_id_standar_pelayanan'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_perubahan_standar_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_perubahan_standar')),
    sa.UniqueConstraint('standar_id', 'komponen', 'tindak_lanjut_id', name=op.f('uq_perubahan_standar_standar_id_komponen_tindak_lanjut_id'))
    )
    op.create_index(op.f('ix_perubahan_standar_standar_id'), 'perubahan_standar', ['standar_id'], unique=False)
    op.create_index(op.f('ix_perubahan_standar_tindak_lanjut_id'), 'perubahan_standar', ['tindak_lanjut_id'], unique=False)
