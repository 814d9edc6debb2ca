"""What is asked of the supply chain: read on a worker, shown in the pane, and taken out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import AfmError
from afm_desktop.reports import chain_words, map_words
from afm_desktop.reports.paper import Paper
from afm_desktop.services.people import Access
from afm_desktop.services.supply_chain.answers import Question, StopAnswer
from afm_desktop.services.supply_chain.rows import ChainBody
from afm_desktop.ui.labels import reports as words
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.screens.records.reasons import let_out
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.widgets.option_list import Option, OptionPopup
from afm_desktop.ui.widgets.popup_menu import PopupMenu

if TYPE_CHECKING:
    from afm_desktop.ui.screens.supply.chain_page import ChainPage

REFUSED = "chain.answer.refused"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it is shown, and who may see it."""

    title: str
    lines: tuple[str, ...]
    mark: Confidentiality
    core: tuple[str, ...] = ()
    """The demands on a national core technology that it names."""


class Asker:
    """Asks for the page, and copies, saves or prints what was answered."""

    def __init__(self, context: ScreenContext, page: ChainPage) -> None:
        self._context, self._page = context, page
        self._chains = context.bridge.desk.chains
        self.told: Told | None = None
        page.pane.kept.connect(self.offer)

    def ask(self, question: str, body: ChainBody | None) -> None:
        """Answer in the pane; the path asks for the other end first."""
        asked, chains = Question(question), self._chains
        if asked in {Question.STOP, Question.PATH} and body is None:
            self.told = None
            self._page.pane.show_answer(question, [labels.CHOOSE_BODY])
        elif asked is Question.PATH and body is not None:
            self._ask_path(body)
        elif asked is Question.STOP and body is not None:
            self._answer(asked, lambda: chains.stop(body.id), chain_words.stop_lines, body.name)
        else:
            self._ask_of_all(asked)

    def _ask_of_all(self, asked: Question) -> None:
        page, chains = self._page, self._chains
        ids, division = page.anchor_ids(), self._context.scope.division
        peers = [one.id for one in page.bar.anchors] or ids
        about = self._context.scope.words if asked is Question.UNLINKED else page.about()
        if asked is Question.SOLE:
            self._answer(asked, lambda: chains.sole_items(ids), chain_words.sole_lines, about)
        elif asked is Question.SHARED:  # with the other anchors of the scope
            self._answer(asked, lambda: chains.shared(peers), chain_words.shared_lines, about)
        elif asked is Question.CYCLES:
            self._answer(asked, lambda: chains.cycles(ids), chain_words.circle_lines, about)
        elif asked is Question.UNLINKED:
            self._answer(
                asked, lambda: chains.unlinked(division), chain_words.unlinked_lines, about
            )
        else:
            self._answer(asked, lambda: chains.reach(ids), chain_words.reach_lines, about)

    def _ask_path(self, body: ChainBody) -> None:
        pane, chain = self._page.pane, self._page.chain
        names = {one.id: one.name for one in chain.bodies} if chain is not None else {}
        options = [
            Option(one.id, one.name, map_words.tier_word(one.tier))
            for one in (chain.bodies if chain is not None else ())
            if one.id != body.id
        ]
        popup = OptionPopup(pane.buttons[Question.PATH.value], options)

        def answer(goal: object) -> None:
            self._answer(
                Question.PATH,
                lambda: self._chains.path(body.id, str(goal)),
                chain_words.path_lines,
                body.name,
                names[str(goal)],
            )

        popup.chosen.connect(answer)
        popup.open_under()

    def _answer(
        self,
        asked: Question,
        find: Callable[[], object],
        tell: Callable[..., Iterable[str]],
        about: str,
        goal: str = "",
    ) -> None:
        title = chain_words.question_title(asked, about, goal)

        def work() -> Told:
            rows = find()
            demands = [one.id for one in rows.demands] if isinstance(rows, StopAnswer) else []
            core = self._context.bridge.desk.copies.guarded(demands)
            return Told(title, tuple(tell(rows)), self._chains.secrecy(demands), core)

        def show(told: Told) -> None:
            self.told = told
            self._page.pane.show_answer(asked.value, told.lines, may_keep=True)

        def fail(error: AfmError) -> None:
            self.told = None
            self._page.pane.show_answer(asked.value, [str(error)])

        self._context.bridge.read(work, show, fail, slot="chain.answer")

    # --- out of the window ----------------------------------------------------------------------

    def offer(self) -> None:
        """Offer to print, save or copy what was answered."""
        menu = PopupMenu(self._page, labels.KEEP_ANSWER)
        menu.add(labels.PRINT_ANSWER, partial(self._out, self.print), icon="printer")
        menu.add(labels.AS_PDF, partial(self._out, self._ask_where), icon="file-down")
        copy = partial(self._out, self.copy, Access.EXPORT)
        menu.add(labels.COPY_ANSWER, copy, icon="copy")
        menu.open_under(self._page.pane.keep)

    def _out(self, then: Callable[[], None], access: Access = Access.PRINT) -> None:
        """Go on once it is said why the core technologies it names leave."""
        core = self.told.core if self.told is not None else ()
        bridge = self._context.bridge
        let_out(self._page.pane.keep, bridge, core, access, then=then, refuse=self._refuse)

    def copy(self) -> None:
        """Put title and lines on the clipboard."""
        if self.told is not None:
            QGuiApplication.clipboard().setText("\n".join((self.told.title, *self.told.lines)))
            self._context.toast(labels.ANSWER_COPIED)

    def _ask_where(self) -> None:
        from afm_desktop.ui.screens.reports import saving  # noqa: PLC0415 - with the dialog only

        workspace = self._context.bridge.desk.workspace
        folder = saving.Folder(self._context.preferences, Path(workspace.path).parent)
        if self.told is None:
            return
        path = saving.ask_file(self._page, folder, self.told.title)
        if path is not None:
            folder.keep(path.parent)
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the answer as the kind of file its name says, on a worker."""
        told = self.told
        if told is None:
            return

        def work() -> Path:
            from afm_desktop.exchange.papers.formats import WRITERS  # noqa: PLC0415 - as below
            from afm_desktop.reports.saving import save_paper  # noqa: PLC0415 - ReportLab

            save_paper(self._paper(told), path, WRITERS)
            return path

        self._context.bridge.read(
            work,
            lambda saved: self._context.toast(labels.SAVED.format(name=saved.name)),
            self._refuse,
        )

    def print(self) -> None:
        """Print the same pages; without a printer, say what can be done instead."""
        from afm_desktop.ui.screens.reports import printing  # noqa: PLC0415 - QtPdf

        told = self.told
        if told is None:
            return
        if not printing.has_printer():
            note = Note(REFUSED, words.NO_PRINTER, "warning", words.SAVE_INSTEAD, self._ask_where)
            self._context.info(note)
            return
        self._context.bridge.read(
            lambda: self._paper(told), lambda paper: self._send(told, paper), self._refuse
        )

    def _send(self, told: Told, paper: Paper) -> None:
        from afm_desktop.ui.screens.reports import printing  # noqa: PLC0415 - QtPdf

        printer = printing.ask_printer(self._page, paper.data, told.title)
        if printer is None:
            return
        self._context.bridge.run(
            words.PRINTING,
            printing.sender(paper.data, printer),
            lambda pages: self._context.toast(words.PRINTED.format(pages=pages)),
            self._refuse,
            stopped=lambda: self._context.toast(words.PRINT_STOPPED),
        )

    def _paper(self, told: Told) -> Paper:
        from afm_desktop.reports import chain_answer  # noqa: PLC0415 - ReportLab

        workspace = self._context.bridge.desk.workspace
        office = workspace.office
        return chain_answer.make(
            chain_answer.AskedPaper(
                told.title,
                told.lines,
                workspace.today,
                office.organization or office.actor,
                office.is_demonstration,
                told.mark,
            )
        )

    def _refuse(self, error: AfmError) -> None:
        self._context.info(Note(REFUSED, str(error), "warning"))
