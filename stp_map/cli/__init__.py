"""The command line: the outputs of the page without a browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from stp_map.cli.commands import run
from stp_map.cli.options import parser
from stp_map.cli.terminal import complain, printable
from stp_map.core.errors import DataError, StpMapError

DONE, FAILED, STOPPED = 0, 1, 130

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Args:
        arguments: what stands behind the program's name; None takes those of the process.

    Returns:
        0 when done, 1 when it could not be done, 2 for arguments that make no sense, 130 when
        the person stopped it. What went wrong is said on standard error, never as a traceback.
    """
    try:
        run(parser().parse_args(arguments))
    except BrokenPipeError:
        # The reader, such as head, has seen enough; Python must not complain at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except SystemExit as stop:
        return int(stop.code or DONE)
    except KeyboardInterrupt:
        return STOPPED
    except DataError as error:
        return _data_is_broken(error)
    except StpMapError as error:
        return _failed(str(error))
    except Exception as error:  # noqa: BLE001 - a person gets a sentence, whatever happened
        return _failed(f"Something went wrong ({type(error).__name__}): {error}")
    return DONE


def _data_is_broken(error: DataError) -> int:
    first, more = error.faults[0], len(error.faults) - 1
    others = f" and {more} more faults" if more > 1 else " and 1 more fault" if more else ""
    said = f"{str(first).removesuffix('.')}{others}"
    return _failed(f"The data package is damaged: {said}. All faults: the command check.")


def _failed(message: str) -> int:
    complain(printable(message))
    return FAILED
