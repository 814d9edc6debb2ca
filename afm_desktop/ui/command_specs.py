"""Every command of the window but those that go to a screen.

`QKeySequence.Preferences` has no keys on Windows and Linux, and `Back` includes Backspace: so all
keys are written out. Bare letters arrive as Hangul, Shift+Space and Ctrl+Space belong to the IME.
"""

from __future__ import annotations

from afm_desktop.ui.commands import CommandSpec, Group
from afm_desktop.ui.labels import commands as labels


def _spec(
    key: str,
    group: Group,
    section: int,
    icon: str = "",
    *shortcuts: str,
    in_palette: bool = True,
) -> CommandSpec:
    words, tooltip = labels.COMMANDS[key]
    return CommandSpec(key, words, group, tooltip, shortcuts, icon, section, in_palette)


COMMANDS: tuple[CommandSpec, ...] = (
    _spec("new_file", Group.FILE, 0, "plus"),
    _spec("open_file", Group.FILE, 0, "folder-open", "Ctrl+O"),
    _spec("open_demo", Group.FILE, 0, "play"),
    _spec("import_list", Group.FILE, 1, "download", "Ctrl+I"),
    _spec("paste_list", Group.FILE, 1, "copy", "Ctrl+V"),
    _spec("open_round", Group.FILE, 1, "download"),
    _spec("save_round", Group.FILE, 1, "file-down"),
    _spec("export", Group.FILE, 1, "file-spreadsheet", "Ctrl+E"),
    _spec("print", Group.FILE, 1, "printer", "Ctrl+P"),
    _spec("division_report", Group.FILE, 1, "file-text"),
    _spec("demand_dossier", Group.FILE, 1, "file-text"),
    _spec("meeting_minutes", Group.FILE, 1, "book-open"),
    _spec("meeting_result", Group.FILE, 1, "file-text"),
    _spec("meeting_sign_in", Group.FILE, 1, "users"),
    _spec("count_list", Group.FILE, 1, "columns-3"),
    _spec("screen.crosstab", Group.FILE, 1, "columns-3"),
    _spec("save_paper", Group.FILE, 1, "file-down", "Ctrl+S"),
    _spec("save_all_papers", Group.FILE, 1, "layers"),
    _spec("save_letter", Group.FILE, 1, "file-down"),
    _spec("save_receipt", Group.FILE, 1, "file-down"),
    _spec("copy_letter", Group.EDIT, 2, "copy"),
    _spec("meeting_book", Group.FILE, 1, "file-text"),
    _spec("save_calendar", Group.FILE, 1, "calendar"),
    _spec("save_addressed_calendar", Group.FILE, 1, "calendar"),
    _spec("copy_invitation", Group.EDIT, 2, "mail"),
    _spec("back_up", Group.FILE, 2, "save"),
    _spec("save_as", Group.FILE, 2),
    _spec("show_file", Group.FILE, 2),
    _spec("quit", Group.FILE, 3, "", "Ctrl+Q"),
    _spec("undo", Group.EDIT, 0, "undo-2", "Ctrl+Z"),
    _spec("redo", Group.EDIT, 0, "redo-2", "Ctrl+Y", "Ctrl+Shift+Z"),
    _spec("take_back", Group.EDIT, 0, "undo-2"),
    _spec("new", Group.EDIT, 1, "plus", "Ctrl+N"),
    _spec("edit_cell", Group.EDIT, 1, "pencil", "F2"),
    _spec("fill_down", Group.EDIT, 1, "arrow-down", "Ctrl+D"),
    _spec("bulk_edit", Group.EDIT, 1, "list-checks", "Shift+F2"),
    _spec("duplicate", Group.EDIT, 1, "copy"),
    _spec("copy_meeting", Group.EDIT, 1, "copy"),
    _spec("from_template", Group.EDIT, 1, "plus"),
    _spec("keep_as_template", Group.EDIT, 1, "bookmark"),
    _spec("delete", Group.EDIT, 1, "trash-2", "Del"),
    _spec("restore", Group.EDIT, 1, "rotate-ccw"),
    _spec("open_filing", Group.EDIT, 1, "file-pen-line"),
    _spec("check_filing", Group.EDIT, 1, "list-checks"),
    _spec("register_event", Group.EDIT, 1, "file-pen-line"),
    _spec("check_leaving", Group.EDIT, 1, "list-checks"),
    _spec("merge_bodies", Group.EDIT, 1, "git-merge", "Ctrl+M"),
    _spec("differ_bodies", Group.EDIT, 1),
    _spec("swap_bodies", Group.EDIT, 1, "arrow-left-right"),
    _spec("merge_all_bodies", Group.EDIT, 1, "git-merge"),
    _spec("extend_due", Group.EDIT, 1, "calendar"),
    _spec("supplement_form", Group.EDIT, 1, "mail"),
    _spec("copy", Group.EDIT, 2, "", "Ctrl+C", in_palette=False),
    _spec("copy_headers", Group.EDIT, 2, "", "Ctrl+Shift+C"),
    _spec("copy_mails", Group.EDIT, 2, "mail"),
    _spec("copy_labels", Group.EDIT, 2, "map-pin"),
    _spec("select_all", Group.EDIT, 2, "", "Ctrl+A", in_palette=False),
    _spec("find", Group.EDIT, 3, "search", "Ctrl+F"),
    _spec("clear_filters", Group.EDIT, 3, "list-filter", "Ctrl+Shift+F"),
    _spec("mark_sent", Group.EDIT, 4, "upload"),
    _spec("remind", Group.EDIT, 4, "mail"),
    _spec("extend_forms", Group.EDIT, 4, "calendar"),
    _spec("receive_forms", Group.EDIT, 4, "inbox"),
    _spec("set_form_state", Group.EDIT, 4, "list-checks"),
    _spec("copy_reminder", Group.EDIT, 4, "copy"),
    _spec("nav", Group.VIEW, 0, "", "Ctrl+B"),
    _spec("details", Group.VIEW, 0, "panel-right", "Ctrl+Shift+D"),
    _spec("menu", Group.VIEW, 0, "menu", "F10", in_palette=False),
    _spec("open_apart", Group.VIEW, 0, "external-link"),
    _spec("menu_bar", Group.VIEW, 0, "", "Ctrl+Shift+M"),
    _spec("chain_map", Group.VIEW, 4, "network"),
    _spec("chain_tree", Group.VIEW, 4, "list-checks"),
    _spec("chain_table", Group.VIEW, 4, "columns-3"),
    _spec("chain_fit", Group.VIEW, 4, "rotate-ccw"),
    _spec("chain_anchor", Group.VIEW, 4, "building-2"),
    _spec("larger", Group.VIEW, 1, "zoom-in", "Ctrl+=", "Ctrl++"),
    _spec("smaller", Group.VIEW, 1, "zoom-out", "Ctrl+-"),
    _spec("normal_size", Group.VIEW, 1, "", "Ctrl+0"),
    _spec("dark", Group.VIEW, 2),
    _spec("compact", Group.VIEW, 2),
    _spec("refresh", Group.VIEW, 3, "rotate-ccw", "F5"),
    _spec("look_back", Group.VIEW, 3, "history"),
    _spec("to_today", Group.VIEW, 3, "arrow-left"),
    _spec("compare_dates", Group.VIEW, 3, "arrow-left-right"),
    _spec("palette", Group.GO, 0, "search", "Ctrl+K", in_palette=False),
    _spec("back", Group.GO, 1, "arrow-left", "Alt+Left"),
    _spec("forward", Group.GO, 1, "arrow-right", "Alt+Right"),
    _spec("scope", Group.GO, 1, "layers", "Ctrl+G"),
    _spec("next_demand", Group.GO, 3, "arrow-down"),
    _spec("previous_demand", Group.GO, 3, "arrow-up"),
    _spec("next_pane", Group.GO, 3, "", "F6", in_palette=False),
    _spec("previous_pane", Group.GO, 3, "", "Shift+F6", in_palette=False),
    _spec("copy_link", Group.GO, 4, "link", "Ctrl+L"),
    _spec("ask_stop", Group.TOOLS, 2, "triangle-alert"),
    _spec("ask_path", Group.TOOLS, 2, "arrow-right"),
    _spec("ask_sole", Group.TOOLS, 2, "triangle-alert"),
    _spec("ask_shared", Group.TOOLS, 2, "users"),
    _spec("ask_cycles", Group.TOOLS, 2, "rotate-ccw"),
    _spec("ask_unlinked", Group.TOOLS, 2, "building-2"),
    _spec("ask_reach", Group.TOOLS, 2, "map-pin"),
    _spec("screen.transition", Group.TOOLS, 3, "shapes"),
    _spec("screen.round_form", Group.TOOLS, 3, "list-checks"),
    _spec("new_round", Group.EDIT, 1, "plus"),
    _spec("edit_form", Group.EDIT, 1, "file-pen-line"),
    _spec("screen.settings", Group.TOOLS, 0, "settings", "Ctrl+,", in_palette=False),
    _spec("check", Group.TOOLS, 1, "list-checks"),
    _spec("show_log", Group.TOOLS, 1),
    _spec("help", Group.HELP, 0, "book-open", "F1"),
    _spec("shortcuts", Group.HELP, 0, "keyboard", "Ctrl+/"),
    _spec("about", Group.HELP, 1, "info"),
)
SCREENS_SECTION = 2
"""Where the screens stand in the menu 이동."""
SCREENS_WITH_KEYS = 9


def screen_command(position: int, key: str, words: str, icon: str) -> CommandSpec:
    """The command that goes to a screen; the first nine have keys."""
    shortcuts = (f"Ctrl+{position + 1}",) if position < SCREENS_WITH_KEYS else ()
    tooltip = labels.GO_TO.format(screen=words)
    return CommandSpec(
        f"screen.{key}", words, Group.GO, tooltip, shortcuts, icon, SCREENS_SECTION, False
    )
