"""berita_acara

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def _lock_rows(table: str) -> None:
    """A sealed version is never changed or removed, whatever the program does later (as in 0001)."""
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
    op.create_table('tanda_tangan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('peserta_id', sa.Uuid(), nullable=True),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('naskah_sidik', sa.String(length=64), nullable=False),
    sa.Column('cara', sa.String(length=12), nullable=False),
    sa.Column('goresan', sa.Text(), nullable=True),
    sa.Column('berkas_id', sa.Integer(), nullable=True),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(peserta_id IS NULL) <> (akun_id IS NULL)', name=op.f('ck_tanda_tangan_siapa')),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_tanda_tangan_akun_id_akun')),
    sa.ForeignKeyConstraint(['berkas_id'], ['berkas_forum.id'], name=op.f('fk_tanda_tangan_berkas_id_berkas_forum')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_tanda_tangan_forum_id_forum'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['peserta_id'], ['peserta.id'], name=op.f('fk_tanda_tangan_peserta_id_peserta')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tanda_tangan')),
    sa.UniqueConstraint('forum_id', 'peserta_id', 'naskah_sidik', name=op.f('uq_tanda_tangan_forum_id_peserta_id_naskah_sidik'))
    )

    with op.batch_alter_table('tanda_tangan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tanda_tangan_forum_id'), ['forum_id'], unique=False)

    op.create_table('berita_acara',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('versi', sa.Integer(), nullable=False),
    sa.Column('kode', sa.String(length=16), nullable=False),
    sa.Column('alasan', sa.Text(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('isi', sa.JSON(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.Column('pribadi', sa.JSON(), nullable=False),
    sa.Column('sidik_pribadi', sa.String(length=64), nullable=False),
    sa.Column('berkas', sa.LargeBinary(), nullable=True),
    sa.Column('berkas_mime', sa.String(length=80), nullable=False),
    sa.Column('berkas_sidik', sa.String(length=64), nullable=False),
    sa.Column('versi_program', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_berita_acara_akun_id_akun')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_berita_acara_forum_id_forum')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_berita_acara')),
    sa.UniqueConstraint('forum_id', 'versi', name=op.f('uq_berita_acara_forum_id_versi')),
    sa.UniqueConstraint('kode', name=op.f('uq_berita_acara_kode'))
    )

    with op.batch_alter_table('berita_acara', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_berita_acara_forum_id'), ['forum_id'], unique=False)

    _lock_rows("berita_acara")
