"""papan

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pengikut_janji',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('surel', sa.String(length=200), nullable=False),
    sa.Column('sasaran', sa.String(length=40), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('forum_id', sa.Integer(), nullable=True),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=True),
    sa.Column('peserta_id', sa.Uuid(), nullable=True),
    sa.Column('setuju_versi', sa.String(length=20), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dikonfirmasi_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint('(unit_id IS NOT NULL AND forum_id IS NULL AND tindak_lanjut_id IS NULL) OR (unit_id IS NULL AND forum_id IS NOT NULL AND tindak_lanjut_id IS NULL) OR (unit_id IS NULL AND forum_id IS NULL AND tindak_lanjut_id IS NOT NULL)', name=op.f('ck_pengikut_janji_sasaran')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_pengikut_janji_forum_id_forum'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['peserta_id'], ['peserta.id'], name=op.f('fk_pengikut_janji_peserta_id_peserta'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_pengikut_janji_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_pengikut_janji_unit_id_unit'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pengikut_janji')),
    sa.UniqueConstraint('surel', 'sasaran', name=op.f('uq_pengikut_janji_surel_sasaran'))
    )
    op.create_index(op.f('ix_pengikut_janji_forum_id'), 'pengikut_janji', ['forum_id'], unique=False)
    op.create_index(op.f('ix_pengikut_janji_tindak_lanjut_id'), 'pengikut_janji', ['tindak_lanjut_id'], unique=False)
    op.create_index(op.f('ix_pengikut_janji_unit_id'), 'pengikut_janji', ['unit_id'], unique=False)
    op.create_table('tanggapan_janji',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=False),
    sa.Column('pengikut_id', sa.Uuid(), nullable=True),
    sa.Column('peserta_id', sa.Uuid(), nullable=True),
    sa.Column('jawaban', sa.String(length=8), nullable=False),
    sa.Column('alasan', sa.Text(), nullable=False),
    sa.Column('keadaan', sa.String(length=10), nullable=False),
    sa.Column('alasan_moderasi', sa.Text(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('diputus_pada', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("jawaban IN ('sudah', 'belum')", name=op.f('ck_tanggapan_janji_jawaban')),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_tanggapan_janji_akun_id_akun')),
    sa.ForeignKeyConstraint(['pengikut_id'], ['pengikut_janji.id'], name=op.f('fk_tanggapan_janji_pengikut_id_pengikut_janji'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['peserta_id'], ['peserta.id'], name=op.f('fk_tanggapan_janji_peserta_id_peserta'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_tanggapan_janji_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tanggapan_janji')),
    sa.UniqueConstraint('tindak_lanjut_id', 'pengikut_id', name=op.f('uq_tanggapan_janji_tindak_lanjut_id_pengikut_id')),
    sa.UniqueConstraint('tindak_lanjut_id', 'peserta_id', name=op.f('uq_tanggapan_janji_tindak_lanjut_id_peserta_id'))
    )
    op.create_index(op.f('ix_tanggapan_janji_keadaan'), 'tanggapan_janji', ['keadaan'], unique=False)
    op.create_index(op.f('ix_tanggapan_janji_tindak_lanjut_id'), 'tanggapan_janji', ['tindak_lanjut_id'], unique=False)
    with op.batch_alter_table('surat_keluar', schema=None) as batch_op:
        # Letters that are there are invitations: there is nothing to stop.
        batch_op.add_column(sa.Column('alamat_berhenti', sa.String(length=400), nullable=False, server_default=''))
    with op.batch_alter_table('surat_keluar', schema=None) as batch_op:
        batch_op.alter_column('alamat_berhenti', existing_type=sa.String(length=400), existing_nullable=False, server_default=None)
