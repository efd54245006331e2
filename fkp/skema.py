"""The schema: bringing a database to the newest migration."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

MIGRASI = Path(__file__).parent.parent / "migrations"


def alembic_config(engine: Engine) -> Config:
    """Alembic's settings for one engine; ``migrations/env.py`` takes its connection from there."""
    config = Config()
    config.set_main_option("script_location", str(MIGRASI))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, sampai: str = "head") -> None:
    """Run every migration that this database has not seen yet, up to ``sampai``."""
    command.upgrade(alembic_config(engine), sampai)


def is_current(engine: Engine) -> bool:
    """Whether the database has seen the newest migration."""
    kepala = ScriptDirectory.from_config(alembic_config(engine)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == kepala
