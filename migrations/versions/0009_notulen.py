"""notulen

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('masukan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('asal', sa.String(length=10), nullable=False),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('peserta_id', sa.Uuid(), nullable=True),
    sa.Column('unsur', sa.String(length=4), nullable=False),
    sa.Column('penyampai', sa.String(length=200), nullable=False),
    sa.Column('masalah', sa.Text(), nullable=False),
    sa.Column('usulan', sa.Text(), nullable=False),
    sa.Column('jawaban', sa.Text(), nullable=False),
    sa.Column('hasil', sa.String(length=20), nullable=False),
    sa.Column('dasar', sa.String(length=300), nullable=False),
    sa.Column('diteruskan_ke', sa.String(length=200), nullable=False),
    sa.Column('unsur_skm', sa.String(length=20), nullable=False),
    sa.Column('komponen', sa.String(length=20), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=True),
    sa.Column('tindakan', sa.Text(), nullable=False),
    sa.Column('keluaran', sa.Text(), nullable=False),
    sa.Column('kelas', sa.String(length=12), nullable=False),
    sa.Column('durasi', sa.SmallInteger(), nullable=True),
    sa.Column('satuan', sa.String(length=8), nullable=False),
    sa.Column('tenggat', sa.Date(), nullable=True),
    sa.Column('jangka_teks', sa.String(length=200), nullable=False),
    sa.Column('penanggung_jawab', sa.String(length=160), nullable=False),
    sa.Column('dukungan', sa.Integer(), nullable=False),
    sa.Column('tampil', sa.Boolean(), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('diubah', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dihapus_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint('durasi IS NULL OR durasi > 0', name=op.f('ck_masukan_durasi')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_masukan_forum_id_forum'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_masukan_layanan_id_layanan')),
    sa.ForeignKeyConstraint(['peserta_id'], ['peserta.id'], name=op.f('fk_masukan_peserta_id_peserta'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_masukan'))
    )

    with op.batch_alter_table('masukan', schema=None) as batch_op:
        batch_op.create_index('ix_masukan_forum_urutan', ['forum_id', 'urutan'], unique=False)

    op.create_table('riwayat_masukan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('masukan_id', sa.Uuid(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('isian', sa.String(length=20), nullable=False),
    sa.Column('lama', sa.Text(), nullable=False),
    sa.Column('baru', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_riwayat_masukan_akun_id_akun')),
    sa.ForeignKeyConstraint(['masukan_id'], ['masukan.id'], name=op.f('fk_riwayat_masukan_masukan_id_masukan'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_riwayat_masukan'))
    )

    with op.batch_alter_table('riwayat_masukan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_riwayat_masukan_masukan_id'), ['masukan_id'], unique=False)

    op.create_table('dukungan_masukan',
    sa.Column('masukan_id', sa.Uuid(), nullable=False),
    sa.Column('peserta_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['masukan_id'], ['masukan.id'], name=op.f('fk_dukungan_masukan_masukan_id_masukan'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['peserta_id'], ['peserta.id'], name=op.f('fk_dukungan_masukan_peserta_id_peserta'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('masukan_id', 'peserta_id', name=op.f('pk_dukungan_masukan'))
    )

    op.create_table('berkas_forum',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('jenis', sa.String(length=20), nullable=False),
    sa.Column('judul', sa.String(length=200), nullable=False),
    sa.Column('nama', sa.String(length=120), nullable=False),
    sa.Column('mime', sa.String(length=80), nullable=False),
    sa.Column('ukuran', sa.Integer(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.Column('isi', sa.LargeBinary(), nullable=False),
    sa.Column('umum', sa.Boolean(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_berkas_forum_akun_id_akun')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_berkas_forum_forum_id_forum'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_berkas_forum'))
    )

    with op.batch_alter_table('berkas_forum', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_berkas_forum_forum_id'), ['forum_id'], unique=False)

    op.create_table('tanggapan_materi',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('peserta_id', sa.Uuid(), nullable=True),
    sa.Column('layanan_id', sa.Integer(), nullable=True),
    sa.Column('komponen', sa.String(length=20), nullable=False),
    sa.Column('sikap', sa.String(length=8), nullable=False),
    sa.Column('teks', sa.Text(), nullable=False),
    sa.Column('masukan_id', sa.Uuid(), nullable=True),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_tanggapan_materi_forum_id_forum'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_tanggapan_materi_layanan_id_layanan')),
    sa.ForeignKeyConstraint(['masukan_id'], ['masukan.id'], name=op.f('fk_tanggapan_materi_masukan_id_masukan'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['peserta_id'], ['peserta.id'], name=op.f('fk_tanggapan_materi_peserta_id_peserta'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tanggapan_materi'))
    )

    with op.batch_alter_table('tanggapan_materi', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tanggapan_materi_forum_id'), ['forum_id'], unique=False)
