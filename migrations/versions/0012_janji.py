"""janji

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('langkah_janji',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=False),
    sa.Column('urutan', sa.SmallInteger(), nullable=False),
    sa.Column('teks', sa.String(length=160), nullable=False),
    sa.Column('selesai_pada', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_langkah_janji_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_langkah_janji'))
    )
    op.create_index(op.f('ix_langkah_janji_tindak_lanjut_id'), 'langkah_janji', ['tindak_lanjut_id'], unique=False)
    op.create_table('bukti_janji',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=False),
    sa.Column('judul', sa.String(length=200), nullable=False),
    sa.Column('nama', sa.String(length=120), nullable=False),
    sa.Column('mime', sa.String(length=80), nullable=False),
    sa.Column('ukuran', sa.Integer(), nullable=False),
    sa.Column('sidik', sa.String(length=64), nullable=False),
    sa.Column('isi', sa.LargeBinary(), nullable=False),
    sa.Column('kecil', sa.LargeBinary(), nullable=True),
    sa.Column('lebar', sa.Integer(), nullable=True),
    sa.Column('tinggi', sa.Integer(), nullable=True),
    sa.Column('diambil', sa.Date(), nullable=True),
    sa.Column('umum', sa.Boolean(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_bukti_janji_akun_id_akun')),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_bukti_janji_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bukti_janji'))
    )
    op.create_index(op.f('ix_bukti_janji_tindak_lanjut_id'), 'bukti_janji', ['tindak_lanjut_id'], unique=False)
    op.create_table('perpanjangan_janji',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=False),
    sa.Column('dari', sa.Date(), nullable=False),
    sa.Column('menjadi', sa.Date(), nullable=False),
    sa.Column('alasan', sa.Text(), nullable=False),
    sa.Column('akun_id', sa.Integer(), nullable=True),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['akun_id'], ['akun.id'], name=op.f('fk_perpanjangan_janji_akun_id_akun')),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_perpanjangan_janji_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_perpanjangan_janji'))
    )
    op.create_index(op.f('ix_perpanjangan_janji_tindak_lanjut_id'), 'perpanjangan_janji', ['tindak_lanjut_id'], unique=False)
    op.create_table('kabar_janji',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('tindak_lanjut_id', sa.Integer(), nullable=False),
    sa.Column('jenis', sa.String(length=12), nullable=False),
    sa.Column('teks', sa.Text(), nullable=False),
    sa.Column('waktu', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['tindak_lanjut_id'], ['tindak_lanjut.id'], name=op.f('fk_kabar_janji_tindak_lanjut_id_tindak_lanjut'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kabar_janji'))
    )
    op.create_index(op.f('ix_kabar_janji_tindak_lanjut_id'), 'kabar_janji', ['tindak_lanjut_id'], unique=False)
    op.create_index(op.f('ix_kabar_janji_waktu'), 'kabar_janji', ['waktu'], unique=False)
    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        # Rows that are there get an empty word; new ones are always told theirs.
        batch_op.add_column(sa.Column('sumber_anggaran', sa.String(length=160), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('pelaksana_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('tayang_pada', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_tindak_lanjut_pelaksana_id'), ['pelaksana_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_tindak_lanjut_tayang_pada'), ['tayang_pada'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_tindak_lanjut_pelaksana_id_akun'), 'akun', ['pelaksana_id'], ['id'])
    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        batch_op.alter_column('sumber_anggaran', existing_type=sa.String(length=160), existing_nullable=False, server_default=None)
    # The one change of a printed date that the row itself remembers becomes the first line of its history.
    op.execute(
        "INSERT INTO perpanjangan_janji (tindak_lanjut_id, dari, menjadi, alasan, waktu) "
        "SELECT id, tenggat_semula, tenggat, alasan_tenggat, diubah FROM tindak_lanjut "
        "WHERE tenggat_semula IS NOT NULL AND tenggat_semula <> tenggat AND alasan_tenggat <> ''"
    )
    # What everyone could read in a published report or berita acara stands on the board since then.
    op.execute(
        "UPDATE tindak_lanjut SET tayang_pada = COALESCE("
        "(SELECT forum.terbit_pada FROM forum WHERE forum.id = tindak_lanjut.forum_id AND forum.tahap = 'terbit'), "
        "(SELECT survei.terbit_pada FROM survei WHERE survei.id = tindak_lanjut.survei_id AND survei.tahap = 'terbit')) "
        "WHERE tersegel_pada IS NOT NULL AND (forum_id IS NULL OR EXISTS "
        "(SELECT 1 FROM forum WHERE forum.id = tindak_lanjut.forum_id AND forum.tahap = 'terbit'))"
    )
