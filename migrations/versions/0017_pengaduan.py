"""pengaduan

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op


revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pengaduan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('nomor', sa.String(length=40), nullable=True),
    sa.Column('kelas', sa.String(length=30), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('ringkasan', sa.Text(), nullable=False),
    sa.Column('unsur', sa.String(length=20), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=True),
    sa.Column('rahasia', sa.Boolean(), nullable=False),
    sa.Column('masuk', sa.Date(), nullable=False),
    sa.Column('selesai_pada', sa.Date(), nullable=True),
    sa.Column('forum_id', sa.Integer(), nullable=True),
    sa.Column('masukan_id', sa.Uuid(), nullable=True),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('diubah', sa.DateTime(timezone=True), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint('selesai_pada IS NULL OR masuk <= selesai_pada', name=op.f('ck_pengaduan_selesai')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_pengaduan_forum_id_forum')),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_pengaduan_layanan_id_layanan')),
    sa.ForeignKeyConstraint(['masukan_id'], ['masukan.id'], name=op.f('fk_pengaduan_masukan_id_masukan'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_pengaduan_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pengaduan')),
    sa.UniqueConstraint('masukan_id', name=op.f('uq_pengaduan_masukan_id')),
    sa.UniqueConstraint('unit_id', 'nomor', name=op.f('uq_pengaduan_unit_id_nomor'))
    )
    op.create_index(op.f('ix_pengaduan_forum_id'), 'pengaduan', ['forum_id'], unique=False)
    op.create_index(op.f('ix_pengaduan_unit_id'), 'pengaduan', ['unit_id'], unique=False)
    op.create_table('angka_pengaduan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('bulan', sa.Date(), nullable=False),
    sa.Column('unsur', sa.String(length=20), nullable=False),
    sa.Column('kelas', sa.String(length=30), nullable=False),
    sa.Column('jumlah', sa.Integer(), nullable=False),
    sa.Column('selesai', sa.Integer(), nullable=True),
    sa.Column('sumber', sa.String(length=120), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('jumlah >= 0 AND (selesai IS NULL OR selesai BETWEEN 0 AND jumlah)', name=op.f('ck_angka_pengaduan_jumlah')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_angka_pengaduan_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_angka_pengaduan')),
    sa.UniqueConstraint('unit_id', 'bulan', 'unsur', 'kelas', name=op.f('uq_angka_pengaduan_unit_id_bulan_unsur_kelas'))
    )
    op.create_index(op.f('ix_angka_pengaduan_unit_id'), 'angka_pengaduan', ['unit_id'], unique=False)
    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        batch_op.add_column(sa.Column('pengaduan_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_tindak_lanjut_pengaduan_id'), ['pengaduan_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_tindak_lanjut_pengaduan_id_pengaduan'), 'pengaduan', ['pengaduan_id'], ['id'])
