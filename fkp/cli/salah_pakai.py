"""What was typed wrongly, as one Indonesian sentence instead of click's English."""

from typing import IO, Any

import click
from click.exceptions import NoArgsIsHelpError


class SalahPakai(click.UsageError):
    """Ends a command with exit code 2 and one sentence on stderr."""

    def show(self, file: IO[Any] | None = None) -> None:
        jalur = self.ctx.command_path if self.ctx else "fkp"
        click.echo(f"{jalur}: {self.message} Lihat `{jalur} --help`.", err=True, file=file)


def in_words(salah: click.UsageError) -> click.UsageError:
    """The same mistake in Indonesian; a bare command that shows its help stays as it is."""
    if isinstance(salah, (NoArgsIsHelpError, SalahPakai)):
        return salah
    return SalahPakai(_kalimat(salah), salah.ctx)


def _kalimat(salah: click.UsageError) -> str:
    nama = _nama(salah.param) if isinstance(salah, click.BadParameter) and salah.param else ""
    match salah:
        case click.MissingParameter():
            return f"{nama or 'ada yang'} belum disebut."
        case click.NoSuchOption():
            return f"pilihan {salah.option_name} tidak dikenal.{_mungkin(salah.possibilities)}"
        case click.NoSuchCommand():
            return f"perintah {salah.command_name} tidak ada.{_mungkin(salah.possibilities)}"
        case click.BadOptionUsage():
            return f"pilihan {salah.option_name} dipakai keliru: nilainya belum disebut atau berlebih."
        case click.BadParameter():
            return f"nilai untuk {nama or 'pilihan itu'} tidak dapat dipakai ({salah.message.rstrip('.')})."
        case _:
            return f"perintahnya tidak terbaca ({salah.message.rstrip('.')})."


def _nama(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name.upper()


def _mungkin(pilihan: Any) -> str:
    return f" Mungkin maksudnya {', '.join(pilihan)}." if pilihan else ""
