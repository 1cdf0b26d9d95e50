"""Lists the window as a screen reader gets it over AT-SPI, and complains about controls without a name.

Run by accessibility.sh inside a session bus of its own. Argument: the process id of the program.
"""

import sys
import time

import pyatspi

INTERACTIVE = {
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_TEXT,
    pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_PAGE_TAB,
    pyatspi.ROLE_TABLE,
    pyatspi.ROLE_TREE,
    pyatspi.ROLE_LIST,
    pyatspi.ROLE_SLIDER,
}
# A table tells all its rows as children, and there may be a million.
LEAVES = {pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE, pyatspi.ROLE_LIST, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_SPIN_BUTTON}
PATIENCE = 60  # seconds until the program must be there


def find(process):
    """The program, once it has told the bus of itself and its window."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for program in pyatspi.Registry.getDesktop(0):
            if program is not None and program.get_process_id() == process and program.childCount > 0:
                return program
        time.sleep(0.2)
    return None


def walk(node, nameless, depth=0):
    """Counts the controls that are shown, and collects those without a name."""
    if depth > 40:
        return 0
    count = 0
    role = node.getRole()
    shown = node.getState().contains(pyatspi.STATE_SHOWING)
    if role in INTERACTIVE and shown:
        count = 1
        if not (node.name or "").strip():
            nameless.append(f"{node.getRoleName()} below {node.parent.getRoleName()} “{node.parent.name}”")
    if role in LEAVES:
        return count
    for child in node:
        if child is not None:
            count += walk(child, nameless, depth + 1)
    return count


def main():
    program = find(int(sys.argv[1]))
    if program is None:
        sys.exit("the program did not come to the accessibility bus")
    nameless = []
    count = walk(program, nameless)
    print(f"{count} controls, {len(nameless)} without a name")
    for each in nameless:
        print("  " + each)
    sys.exit(0 if count > 15 and not nameless else 1)


main()
