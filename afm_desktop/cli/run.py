"""One command from its words to its exit code: 0 done, 1 told in a sentence, 2 not understood."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from afm_desktop.cli import labels, logbook, output, places
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.parser import build_parser, explain
from afm_desktop.cli.window import is_for_window, window
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.space import is_full

DONE, PROBLEM, NOT_UNDERSTOOD = 0, 1, 2
UNEXPECTED = "예상하지 못한 문제로 중단했습니다. 자세한 내용은 ‘{log}’에 적었습니다."
NO_LOG = "예상하지 못한 문제로 중단했습니다. 자세한 내용을 적을 수 없었습니다: {error}"
NO_PERMISSION = "‘{place}’에 접근할 권한이 없습니다. 폴더와 파일의 권한을 확인하세요."
NO_SPACE = (
    "쓸 곳에 남은 공간이 없어 중단했습니다. 공간을 비우고 다시 하세요."
    " 이미 저장된 자료는 그대로입니다."
)
HELP = "쓰는 법: {command} --help"
STOPPED = "중단했습니다. 이미 저장된 자료는 그대로입니다."


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; never a traceback."""
    _speak_utf8()
    words = sys.argv[1:] if arguments is None else list(arguments)
    with logbook.kept():
        try:
            return _told(words)
        finally:
            output.forget_remarks()


def _told(words: Sequence[str]) -> int:
    """Do the command; what stands in its way is told in a sentence."""
    try:
        return _do(words)
    except UsageError as error:
        _complain(_with_help(str(error), words) if error.wants_help else str(error))
        return NOT_UNDERSTOOD
    except AfmError as error:
        _complain(str(error))
    except KeyboardInterrupt:
        _complain(STOPPED)
    except BrokenPipeError:  # whoever read our output has enough of it
        _close_quietly()
        return DONE
    except Exception as error:  # noqa: BLE001 - the last place that can tell it in a sentence
        _complain(_in_words(error))
    return PROBLEM


def _do(words: Sequence[str]) -> int:
    if is_for_window(words):
        return window(words)
    try:
        explain(words)
        options = build_parser().parse_args(words)
    except SystemExit:  # help or the version was asked for and given
        _flush()
        return DONE
    except UsageError:
        raise
    except AfmError as error:  # what is wrong before any file is looked at is wrong usage
        raise UsageError(str(error)) from error
    places.refuse_folder(options.file)
    code: int = options.command(options)
    output.say_remarks()
    _flush()
    return code


def _with_help(sentence: str, words: Sequence[str]) -> str:
    """A sentence, which a list of names may end, and how to see how the command is written."""
    command = words[0] if words and words[0] in labels.COMMANDS else ""
    help_ = HELP.format(command=" ".join(filter(None, ("afm-desktop", command))))
    return f"{sentence if sentence.endswith('.') else f'{sentence}.'} {help_}"


def _flush() -> None:
    """What the answer could not be written to is told while it can be told in a sentence."""
    if sys.stdout is not None:  # a terminal that was closed
        sys.stdout.flush()


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _in_words(error: Exception) -> str:
    """One sentence for what nobody foresaw."""
    if is_full(error):
        _close_quietly()
        return NO_SPACE
    if isinstance(error, PermissionError):
        return NO_PERMISSION.format(place=error.filename or "")
    return _logged(error)


def _logged(error: Exception) -> str:
    """Keep the traceback for whoever repairs it, and say where."""
    try:
        logbook.append("".join(traceback.format_exception(error)))
    except OSError as problem:
        return NO_LOG.format(error=problem.strerror)
    return UNEXPECTED.format(log=logbook.place())


def _speak_utf8() -> None:
    """Korean comes out whole wherever it is sent; what a screen lacks is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _close_quietly() -> None:
    """What could not be written goes nowhere; a flush at exit would complain."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
