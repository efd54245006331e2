"""tindak_lanjut

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('tindak_lanjut',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('asal', sa.String(length=12), nullable=False),
    sa.Column('survei_id', sa.Integer(), nullable=True),
    sa.Column('unsur', sa.String(length=20), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=True),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.Column('lanjutan_dari_id', sa.Integer(), nullable=True),
    sa.Column('sejak', sa.Date(), nullable=True),
    sa.Column('masalah', sa.Text(), nullable=False),
    sa.Column('kegiatan', sa.Text(), nullable=False),
    sa.Column('keluaran', sa.Text(), nullable=False),
    sa.Column('penanggung_jawab', sa.String(length=160), nullable=False),
    sa.Column('mulai', sa.Date(), nullable=True),
    sa.Column('tenggat', sa.Date(), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('realisasi', sa.Text(), nullable=False),
    sa.Column('hambatan', sa.Text(), nullable=False),
    sa.Column('selesai_pada', sa.Date(), nullable=True),
    sa.Column('tersegel_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tenggat_semula', sa.Date(), nullable=True),
    sa.Column('alasan_tenggat', sa.Text(), nullable=False),
    sa.Column('alasan_status', sa.Text(), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('diubah', sa.DateTime(timezone=True), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint("asal <> 'skm' OR survei_id IS NOT NULL", name=op.f('ck_tindak_lanjut_asal')),
    sa.CheckConstraint("status <> 'selesai' OR selesai_pada IS NOT NULL", name=op.f('ck_tindak_lanjut_selesai')),
    sa.CheckConstraint('mulai IS NULL OR mulai <= tenggat', name=op.f('ck_tindak_lanjut_mulai')),
    sa.CheckConstraint('sejak IS NULL OR sejak <= tenggat', name=op.f('ck_tindak_lanjut_sejak')),
    sa.CheckConstraint('tersegel_pada IS NULL OR tenggat_semula IS NOT NULL', name=op.f('ck_tindak_lanjut_segel')),
    sa.ForeignKeyConstraint(['lanjutan_dari_id'], ['tindak_lanjut.id'], name=op.f('fk_tindak_lanjut_lanjutan_dari_id_tindak_lanjut')),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_tindak_lanjut_layanan_id_layanan')),
    sa.ForeignKeyConstraint(['survei_id'], ['survei.id'], name=op.f('fk_tindak_lanjut_survei_id_survei')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_tindak_lanjut_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tindak_lanjut')),
    sa.UniqueConstraint('lanjutan_dari_id', name=op.f('uq_tindak_lanjut_lanjutan_dari_id'))
    )

    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tindak_lanjut_survei_id'), ['survei_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_tindak_lanjut_unit_id'), ['unit_id'], unique=False)
