"""forum

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('forum',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('kode', sa.String(length=12), nullable=False),
    sa.Column('kerangka', sa.String(length=20), nullable=False),
    sa.Column('kerangka_versi', sa.SmallInteger(), nullable=False),
    sa.Column('tema', sa.String(length=200), nullable=False),
    sa.Column('topik', sa.String(length=24), nullable=False),
    sa.Column('tujuan', sa.Text(), nullable=False),
    sa.Column('moda', sa.String(length=12), nullable=False),
    sa.Column('tanggal', sa.Date(), nullable=True),
    sa.Column('mulai', sa.Time(), nullable=True),
    sa.Column('selesai', sa.Time(), nullable=True),
    sa.Column('tempat', sa.String(length=200), nullable=False),
    sa.Column('tautan', sa.String(length=300), nullable=False),
    sa.Column('survei_id', sa.Integer(), nullable=True),
    sa.Column('forum_lalu_id', sa.Integer(), nullable=True),
    sa.Column('dasar_hukum', sa.JSON(), nullable=False),
    sa.Column('nomor_undangan', sa.String(length=80), nullable=False),
    sa.Column('narahubung', sa.String(length=160), nullable=False),
    sa.Column('kota', sa.String(length=80), nullable=False),
    sa.Column('jabatan', sa.String(length=160), nullable=False),
    sa.Column('penandatangan', sa.String(length=160), nullable=False),
    sa.Column('nip', sa.String(length=40), nullable=False),
    sa.Column('rahasia', sa.String(length=64), nullable=False),
    sa.Column('naskah_sidik', sa.String(length=64), nullable=False),
    sa.Column('tahap', sa.String(length=16), nullable=False),
    sa.Column('alasan_batal', sa.Text(), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('terjadwal_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('dimulai_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('dikunci_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('disahkan_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('terbit_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.CheckConstraint("tahap <> 'penandatanganan' OR naskah_sidik <> ''", name=op.f('ck_forum_naskah')),
    sa.CheckConstraint("tahap IN ('rancangan', 'batal', 'arsip') OR tanggal IS NOT NULL", name=op.f('ck_forum_tanggal')),
    sa.CheckConstraint('mulai IS NULL OR selesai IS NULL OR mulai < selesai', name=op.f('ck_forum_jam')),
    sa.ForeignKeyConstraint(['forum_lalu_id'], ['forum.id'], name=op.f('fk_forum_forum_lalu_id_forum')),
    sa.ForeignKeyConstraint(['survei_id'], ['survei.id'], name=op.f('fk_forum_survei_id_survei')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_forum_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum')),
    sa.UniqueConstraint('kode', name=op.f('uq_forum_kode'))
    )

    with op.batch_alter_table('forum', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_forum_tahap'), ['tahap'], unique=False)
        batch_op.create_index(batch_op.f('ix_forum_tanggal'), ['tanggal'], unique=False)
        batch_op.create_index(batch_op.f('ix_forum_unit_id'), ['unit_id'], unique=False)

    op.create_table('forum_layanan',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_forum_layanan_forum_id_forum'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_forum_layanan_layanan_id_layanan')),
    sa.PrimaryKeyConstraint('forum_id', 'layanan_id', name=op.f('pk_forum_layanan'))
    )

    op.create_table('tim_forum',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('peran', sa.String(length=20), nullable=False),
    sa.Column('nama', sa.String(length=160), nullable=False),
    sa.Column('jabatan', sa.String(length=160), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_tim_forum_akun_id_akun')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_tim_forum_forum_id_forum'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tim_forum')),
    sa.UniqueConstraint('forum_id', 'peran', 'nama', name=op.f('uq_tim_forum_forum_id_peran_nama'))
    )

    with op.batch_alter_table('tim_forum', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tim_forum_akun_id'), ['akun_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_tim_forum_forum_id'), ['forum_id'], unique=False)

    op.create_table('agenda_forum',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.Column('mulai', sa.Time(), nullable=False),
    sa.Column('selesai', sa.Time(), nullable=True),
    sa.Column('judul', sa.String(length=200), nullable=False),
    sa.Column('oleh', sa.String(length=160), nullable=False),
    sa.CheckConstraint('selesai IS NULL OR mulai < selesai', name=op.f('ck_agenda_forum_jam')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_agenda_forum_forum_id_forum'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_forum'))
    )

    with op.batch_alter_table('agenda_forum', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agenda_forum_forum_id'), ['forum_id'], unique=False)

    op.create_table('arsip_forum',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('kunci', sa.String(length=80), nullable=False),
    sa.Column('bukti', sa.String(length=40), nullable=False),
    sa.Column('sumber', sa.Text(), nullable=False),
    sa.Column('waktu_teks', sa.String(length=200), nullable=False),
    sa.Column('unsur', sa.JSON(), nullable=False),
    sa.Column('unsur_ragu', sa.JSON(), nullable=False),
    sa.Column('sebagian', sa.Boolean(), nullable=False),
    sa.Column('jumlah_peserta', sa.Integer(), nullable=True),
    sa.Column('peran', sa.JSON(), nullable=False),
    sa.Column('catatan', sa.JSON(), nullable=False),
    sa.Column('asli', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_arsip_forum_forum_id_forum'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('forum_id', name=op.f('pk_arsip_forum'))
    )

    with op.batch_alter_table('arsip_forum', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_arsip_forum_kunci'), ['kunci'], unique=False)

    op.create_table('kontak',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('nama', sa.String(length=160), nullable=False),
    sa.Column('lembaga', sa.String(length=200), nullable=False),
    sa.Column('jabatan', sa.String(length=160), nullable=False),
    sa.Column('unsur', sa.String(length=4), nullable=False),
    sa.Column('hp', sa.String(length=20), nullable=False),
    sa.Column('surel', sa.String(length=200), nullable=False),
    sa.Column('setuju_pada', sa.DateTime(timezone=True), nullable=False),
    sa.Column('setuju_lewat', sa.String(length=20), nullable=False),
    sa.Column('setuju_versi', sa.String(length=20), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_kontak_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kontak'))
    )

    with op.batch_alter_table('kontak', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_kontak_unit_id'), ['unit_id'], unique=False)

    op.create_table('peserta',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('kontak_id', sa.Integer(), nullable=True),
    sa.Column('asal', sa.String(length=10), nullable=False),
    sa.Column('nama', sa.String(length=160), nullable=False),
    sa.Column('lembaga', sa.String(length=200), nullable=False),
    sa.Column('jabatan', sa.String(length=160), nullable=False),
    sa.Column('unsur', sa.String(length=4), nullable=False),
    sa.Column('hp', sa.String(length=20), nullable=False),
    sa.Column('surel', sa.String(length=200), nullable=False),
    sa.Column('jenis_kelamin', sa.String(length=1), nullable=False),
    sa.Column('kebutuhan', sa.JSON(), nullable=False),
    sa.Column('kebutuhan_lain', sa.String(length=300), nullable=False),
    sa.Column('dikirim_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('dikirim_lewat', sa.String(length=12), nullable=False),
    sa.Column('dikirim_sidik', sa.String(length=16), nullable=False),
    sa.Column('balasan', sa.String(length=8), nullable=False),
    sa.Column('balasan_cara', sa.String(length=8), nullable=False),
    sa.Column('balasan_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('hadir_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('hadir_lewat', sa.String(length=8), nullable=False),
    sa.Column('hadir_diubah', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tautan_versi', sa.Integer(), nullable=False),
    sa.Column('dicabut', sa.Boolean(), nullable=False),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("hadir_pada IS NULL OR hadir_lewat <> ''", name=op.f('ck_peserta_hadir')),
    sa.CheckConstraint("jenis_kelamin IN ('', 'L', 'P')", name=op.f('ck_peserta_jenis_kelamin')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_peserta_forum_id_forum'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['kontak_id'], ['kontak.id'], name=op.f('fk_peserta_kontak_id_kontak'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_peserta'))
    )

    with op.batch_alter_table('peserta', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_peserta_forum_id'), ['forum_id'], unique=False)
        batch_op.create_index('ix_peserta_forum_unsur', ['forum_id', 'unsur'], unique=False)
