"""pemeriksaan tanda tangan elektronik

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op


revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('berkas_forum', sa.Column('pemeriksaan', sa.JSON(), nullable=True))
