"""janji_forum

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        batch_op.add_column(sa.Column('forum_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('masukan_id', sa.Uuid(), nullable=True))
        # Rows that are there get an empty word; new ones are always told theirs.
        batch_op.add_column(sa.Column('kelas', sa.String(length=12), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('komponen', sa.String(length=20), nullable=False, server_default=''))
        batch_op.create_index(batch_op.f('ix_tindak_lanjut_forum_id'), ['forum_id'], unique=False)
        batch_op.create_unique_constraint(batch_op.f('uq_tindak_lanjut_masukan_id'), ['masukan_id'])
        batch_op.create_foreign_key(batch_op.f('fk_tindak_lanjut_forum_id_forum'), 'forum', ['forum_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_tindak_lanjut_masukan_id_masukan'), 'masukan', ['masukan_id'], ['id'])
    with op.batch_alter_table('tindak_lanjut', schema=None) as batch_op:
        batch_op.alter_column('kelas', existing_type=sa.String(length=12), existing_nullable=False, server_default=None)
        batch_op.alter_column('komponen', existing_type=sa.String(length=20), existing_nullable=False, server_default=None)
