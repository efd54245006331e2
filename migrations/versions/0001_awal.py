"""awal

Revision ID: 0001
Revises: 
"""

import sqlalchemy as sa
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


# Rows that nothing may change afterwards, whatever the code does: the database itself refuses.
KEKAL = ("pengesahan", "jejak")


def _lock_rows(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_kekal_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} tidak dapat diubah'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_kekal() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} tidak dapat diubah'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_kekal BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_kekal()"
    )


def upgrade() -> None:
    op.create_table('akun',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nama_pengguna', sa.String(length=60), nullable=False),
    sa.Column('nama', sa.String(length=120), nullable=False),
    sa.Column('sandi_hash', sa.String(length=200), nullable=True),
    sa.Column('aktif', sa.Boolean(), nullable=False),
    sa.Column('sesi_versi', sa.Integer(), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('nama_pengguna = lower(nama_pengguna)', name=op.f('ck_akun_huruf_kecil')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_akun')),
    sa.UniqueConstraint('nama_pengguna', name=op.f('uq_akun_nama_pengguna'))
    )
    op.create_table('instansi',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('induk_id', sa.Integer(), nullable=True),
    sa.Column('jenis', sa.String(length=20), nullable=False),
    sa.Column('nama', sa.String(length=200), nullable=False),
    sa.Column('singkatan', sa.String(length=60), nullable=False),
    sa.Column('jalur', sa.String(length=255), nullable=False),
    sa.Column('aktif', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['induk_id'], ['instansi.id'], name=op.f('fk_instansi_induk_id_instansi')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_instansi')),
    sa.UniqueConstraint('induk_id', 'nama', name=op.f('uq_instansi_induk_id_nama'))
    )
    with op.batch_alter_table('instansi', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_instansi_jalur'), ['jalur'], unique=False)

    op.create_table('jejak',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nomor', sa.Integer(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('pelaku', sa.String(length=120), nullable=False),
    sa.Column('aksi', sa.String(length=60), nullable=False),
    sa.Column('objek', sa.String(length=40), nullable=False),
    sa.Column('objek_id', sa.String(length=60), nullable=False),
    sa.Column('jalur', sa.String(length=255), nullable=False),
    sa.Column('rincian', sa.JSON(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_jejak')),
    sa.UniqueConstraint('nomor', name=op.f('uq_jejak_nomor'))
    )
    with op.batch_alter_table('jejak', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_jejak_jalur'), ['jalur'], unique=False)

    op.create_table('jejak_ujung',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nomor', sa.Integer(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_jejak_ujung_hanya_satu')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_jejak_ujung'))
    )
    op.create_table('percobaan_masuk',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nama_pengguna', sa.String(length=60), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_percobaan_masuk'))
    )
    with op.batch_alter_table('percobaan_masuk', schema=None) as batch_op:
        batch_op.create_index('ix_percobaan_masuk_nama_waktu', ['nama_pengguna', 'waktu'], unique=False)

    op.create_table('situs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nama', sa.String(length=120), nullable=False),
    sa.Column('demo', sa.Boolean(), nullable=False),
    sa.Column('kontak_data', sa.String(length=200), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_situs_hanya_satu')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_situs'))
    )
    op.create_table('penugasan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('peran', sa.String(length=20), nullable=False),
    sa.Column('jalur', sa.String(length=255), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_penugasan_akun_id_akun'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_penugasan')),
    sa.UniqueConstraint('akun_id', 'peran', 'jalur', name=op.f('uq_penugasan_akun_id_peran_jalur'))
    )
    with op.batch_alter_table('penugasan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_penugasan_jalur'), ['jalur'], unique=False)

    op.create_table('tautan_sandi',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.Column('kedaluwarsa', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dipakai', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_tautan_sandi_akun_id_akun'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tautan_sandi')),
    sa.UniqueConstraint('sidik', name=op.f('uq_tautan_sandi_sidik'))
    )
    with op.batch_alter_table('tautan_sandi', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tautan_sandi_akun_id'), ['akun_id'], unique=False)

    op.create_table('unit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('instansi_id', sa.Integer(), nullable=False),
    sa.Column('jenis', sa.String(length=10), nullable=False),
    sa.Column('nama', sa.String(length=200), nullable=False),
    sa.Column('singkatan', sa.String(length=60), nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('alamat', sa.Text(), nullable=False),
    sa.Column('jam_layanan', sa.String(length=200), nullable=False),
    sa.Column('zona', sa.String(length=40), nullable=False),
    sa.Column('jalur', sa.String(length=255), nullable=False),
    sa.Column('aktif', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['instansi_id'], ['instansi.id'], name=op.f('fk_unit_instansi_id_instansi')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit')),
    sa.UniqueConstraint('instansi_id', 'nama', name=op.f('uq_unit_instansi_id_nama')),
    sa.UniqueConstraint('slug', name=op.f('uq_unit_slug'))
    )
    with op.batch_alter_table('unit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_unit_instansi_id'), ['instansi_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_unit_jalur'), ['jalur'], unique=False)

    op.create_table('layanan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('nama', sa.String(length=200), nullable=False),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.Column('aktif', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_layanan_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_layanan')),
    sa.UniqueConstraint('unit_id', 'nama', name=op.f('uq_layanan_unit_id_nama'))
    )
    with op.batch_alter_table('layanan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_layanan_unit_id'), ['unit_id'], unique=False)

    op.create_table('survei',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('kode', sa.String(length=12), nullable=False),
    sa.Column('instrumen', sa.String(length=20), nullable=False),
    sa.Column('instrumen_versi', sa.SmallInteger(), nullable=False),
    sa.Column('ragam', sa.String(length=20), nullable=False),
    sa.Column('periode', sa.String(length=10), nullable=False),
    sa.Column('mulai', sa.Date(), nullable=False),
    sa.Column('akhir', sa.Date(), nullable=False),
    sa.Column('masa_tenggang', sa.SmallInteger(), nullable=False),
    sa.Column('aturan', sa.JSON(), nullable=False),
    sa.Column('tahap', sa.String(length=12), nullable=False),
    sa.Column('dibuat', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dibuka_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ditutup_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('disahkan_pada', sa.DateTime(timezone=True), nullable=True),
    sa.Column('terbit_pada', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("tahap <> 'terbit' OR terbit_pada IS NOT NULL", name=op.f('ck_survei_terbit')),
    sa.CheckConstraint("tahap = 'rancangan' OR dibuka_pada IS NOT NULL", name=op.f('ck_survei_dibuka')),
    sa.CheckConstraint("tahap IN ('rancangan', 'dibuka') OR ditutup_pada IS NOT NULL", name=op.f('ck_survei_ditutup')),
    sa.CheckConstraint('masa_tenggang >= 0', name=op.f('ck_survei_masa_tenggang')),
    sa.CheckConstraint('mulai < akhir', name=op.f('ck_survei_periode')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_survei_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survei')),
    sa.UniqueConstraint('kode', name=op.f('uq_survei_kode'))
    )
    with op.batch_alter_table('survei', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survei_tahap'), ['tahap'], unique=False)
        batch_op.create_index('ix_survei_unit_mulai', ['unit_id', 'mulai'], unique=False)

    op.create_table('gerai',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('mpp_id', sa.Integer(), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=False),
    sa.Column('nama', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_gerai_layanan_id_layanan')),
    sa.ForeignKeyConstraint(['mpp_id'], ['unit.id'], name=op.f('fk_gerai_mpp_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gerai')),
    sa.UniqueConstraint('mpp_id', 'layanan_id', name=op.f('uq_gerai_mpp_id_layanan_id'))
    )
    op.create_table('pengesahan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survei_id', sa.Integer(), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.Column('kode', sa.String(length=16), nullable=False),
    sa.Column('alasan', sa.Text(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('aturan', sa.JSON(), nullable=False),
    sa.Column('hasil', sa.JSON(), nullable=False),
    sa.Column('hitungan', sa.JSON(), nullable=False),
    sa.Column('silang', sa.JSON(), nullable=False),
    sa.Column('rincian', sa.JSON(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.Column('kanonik', sa.LargeBinary(), nullable=False),
    sa.Column('versi_program', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_pengesahan_akun_id_akun')),
    sa.ForeignKeyConstraint(['survei_id'], ['survei.id'], name=op.f('fk_pengesahan_survei_id_survei')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pengesahan')),
    sa.UniqueConstraint('kode', name=op.f('uq_pengesahan_kode')),
    sa.UniqueConstraint('survei_id', 'versi', name=op.f('uq_pengesahan_survei_id_versi'))
    )
    op.create_table('survei_layanan',
    sa.Column('survei_id', sa.Integer(), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=False),
    sa.Column('populasi', sa.Integer(), nullable=True),
    sa.Column('urutan', sa.Integer(), nullable=False),
    sa.CheckConstraint('populasi >= 0', name=op.f('ck_survei_layanan_populasi')),
    sa.ForeignKeyConstraint(['layanan_id'], ['layanan.id'], name=op.f('fk_survei_layanan_layanan_id_layanan')),
    sa.ForeignKeyConstraint(['survei_id'], ['survei.id'], name=op.f('fk_survei_layanan_survei_id_survei'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('survei_id', 'layanan_id', name=op.f('pk_survei_layanan'))
    )
    op.create_table('hitungan',
    sa.Column('survei_id', sa.Integer(), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=False),
    sa.Column('butir', sa.SmallInteger(), nullable=False),
    sa.Column('nilai', sa.SmallInteger(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.CheckConstraint('n >= 0', name=op.f('ck_hitungan_n')),
    sa.ForeignKeyConstraint(['survei_id', 'layanan_id'], ['survei_layanan.survei_id', 'survei_layanan.layanan_id'], name=op.f('fk_hitungan_survei_id_layanan_id_survei_layanan')),
    sa.PrimaryKeyConstraint('survei_id', 'layanan_id', 'butir', 'nilai', name=op.f('pk_hitungan'))
    )
    op.create_table('jawaban',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('survei_id', sa.Integer(), nullable=False),
    sa.Column('layanan_id', sa.Integer(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kanal', sa.String(length=10), nullable=False),
    sa.Column('durasi', sa.SmallInteger(), nullable=True),
    sa.Column('q1', sa.SmallInteger(), nullable=True),
    sa.Column('q2', sa.SmallInteger(), nullable=True),
    sa.Column('q3', sa.SmallInteger(), nullable=True),
    sa.Column('q4', sa.SmallInteger(), nullable=True),
    sa.Column('q5', sa.SmallInteger(), nullable=True),
    sa.Column('q6', sa.SmallInteger(), nullable=True),
    sa.Column('q7', sa.SmallInteger(), nullable=True),
    sa.Column('q8', sa.SmallInteger(), nullable=True),
    sa.Column('q9', sa.SmallInteger(), nullable=True),
    sa.Column('q10', sa.SmallInteger(), nullable=True),
    sa.Column('q11', sa.SmallInteger(), nullable=True),
    sa.Column('q12', sa.SmallInteger(), nullable=True),
    sa.Column('q13', sa.SmallInteger(), nullable=True),
    sa.Column('q14', sa.SmallInteger(), nullable=True),
    sa.Column('q15', sa.SmallInteger(), nullable=True),
    sa.Column('q16', sa.SmallInteger(), nullable=True),
    sa.Column('q17', sa.SmallInteger(), nullable=True),
    sa.Column('q18', sa.SmallInteger(), nullable=True),
    sa.Column('q19', sa.SmallInteger(), nullable=True),
    sa.Column('q20', sa.SmallInteger(), nullable=True),
    sa.Column('jenis_kelamin', sa.SmallInteger(), nullable=True),
    sa.Column('usia', sa.SmallInteger(), nullable=True),
    sa.Column('pendidikan', sa.SmallInteger(), nullable=True),
    sa.Column('pekerjaan', sa.SmallInteger(), nullable=True),
    sa.Column('disabilitas', sa.SmallInteger(), nullable=True),
    sa.Column('ragam_disabilitas', sa.SmallInteger(), nullable=True),
    sa.Column('saran', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['survei_id', 'layanan_id'], ['survei_layanan.survei_id', 'survei_layanan.layanan_id'], name=op.f('fk_jawaban_survei_id_layanan_id_survei_layanan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_jawaban'))
    )
    with op.batch_alter_table('jawaban', schema=None) as batch_op:
        batch_op.create_index('ix_jawaban_survei_layanan', ['survei_id', 'layanan_id'], unique=False)

    for table in KEKAL:
        _lock_rows(table)
