"""pekerjaan

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pekerjaan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('jenis', sa.String(length=20), nullable=False),
    sa.Column('judul', sa.String(length=200), nullable=False),
    sa.Column('jalur', sa.String(length=255), nullable=False),
    sa.Column('permintaan', sa.JSON(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('keadaan', sa.String(length=10), nullable=False),
    sa.Column('langkah', sa.Integer(), nullable=False),
    sa.Column('dari', sa.Integer(), nullable=False),
    sa.Column('pesan', sa.Text(), nullable=False),
    sa.Column('batal_diminta', sa.Boolean(), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('denyut', sa.DateTime(timezone=True), nullable=True),
    sa.Column('pekerja', sa.String(length=64), nullable=False),
    sa.Column('percobaan', sa.Integer(), nullable=False),
    sa.Column('selesai', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('langkah >= 0 AND dari >= 0', name=op.f('ck_pekerjaan_langkah')),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_pekerjaan_akun_id_akun')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pekerjaan'))
    )

    with op.batch_alter_table('pekerjaan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pekerjaan_akun_id'), ['akun_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_pekerjaan_jalur'), ['jalur'], unique=False)
        batch_op.create_index(batch_op.f('ix_pekerjaan_keadaan'), ['keadaan'], unique=False)

    op.create_table('bagian_pekerjaan',
    sa.Column('pekerjaan_id', sa.Uuid(), nullable=False),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.Column('isi', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['pekerjaan_id'], ['pekerjaan.id'], name=op.f('fk_bagian_pekerjaan_pekerjaan_id_pekerjaan'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('pekerjaan_id', 'urutan', name=op.f('pk_bagian_pekerjaan'))
    )

    op.create_table('berkas_pekerjaan',
    sa.Column('pekerjaan_id', sa.Uuid(), nullable=False),
    sa.Column('nama', sa.String(length=120), nullable=False),
    sa.Column('mime', sa.String(length=100), nullable=False),
    sa.Column('isi', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['pekerjaan_id'], ['pekerjaan.id'], name=op.f('fk_berkas_pekerjaan_pekerjaan_id_pekerjaan'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('pekerjaan_id', 'nama', name=op.f('pk_berkas_pekerjaan'))
    )
