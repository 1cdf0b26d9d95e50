#!/usr/bin/env python3
"""Which sources a build may compile together: unity.py STATE SIZE FILE... prints "FILE GROUP" lines.

A group is one compiler run of at most SIZE files. What is internal to a file (an unnamed namespace, `static`, a macro)
must not meet the same word in another file of its group, so each group is made of files that share no such word: no
clash, no call that finds another function than it would alone. A file's constants and types must not meet those of the
headers another one includes either: a local that hides them is a warning, a type of the same name and namespace is
ambiguous. Files of a group of one are left out.

STATE keeps the groups between runs: an added file joins where there is room, the others stay where they are.
"""

import functools
import json
import os
import re
import sys

NOISE = re.compile(
    r'R"(\w*)\(.*?\)\1"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
WORD = re.compile(r"(?<![\w.>:])[A-Za-z_]\w*")
TYPE = re.compile(r"(?:template .*?> )?(?:struct|class|union|enum class|enum)\s+(\w+)")
NAMESPACE = re.compile(r"namespace ([\w:]+) \{")
ALIAS = re.compile(r"using (\w+) =")
SAME = re.compile(r"namespace \w+ = ")  # may be said again, as every file says the same
FUNCTION = re.compile(r"(\w+)\s*\(")
OWN = re.compile(r"static |using \w+ =|(?:struct|class|union|enum class|enum)\s+\w+\b(?!::)[^;]*$")
VALUE = re.compile(r"(\w+)\s*(?:\[[^\]]*\]\s*)?(?:=|\{|;)")
END = "}@"
MACRO = re.compile(r"#\s*define\s+(\w+)")
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)
CONSTANT = re.compile(r"\bk[A-Z]\w*")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def declared(line):
    """The word a line at the left edge declares, or None. The sources are laid out by clang-format."""
    for pattern in (TYPE, ALIAS):
        if match := pattern.match(line):
            return match[1]
    match = FUNCTION.search(line)
    if match and "=" not in line[: match.start()]:
        return match[1]
    match = VALUE.search(line)
    return match[1] if match else None


def types(text):
    """The types declared at the left edge, with their namespaces: "gatehouse::ui::Look"."""
    words, space = set(), ""
    for line in text.split("\n"):
        if match := NAMESPACE.match(line):
            space = match[1]
        elif match := TYPE.match(line):
            words.add(f"{space}::{match[1]}")
    return words


def internal(text):
    """The words only this file may know; a type with its namespace, too."""
    words, unnamed, space = set(), False, ""
    for line in text.split("\n"):
        if match := NAMESPACE.match(line):
            space = match[1]
        if match := MACRO.match(line):
            words.add(match[1])
        elif line.startswith("namespace {"):
            unnamed = True
        elif line.startswith(END):
            unnamed = False
        elif line and line[0] not in " #}" and (unnamed or OWN.match(line)):
            if not SAME.match(line) and (word := declared(line)):
                words.add(word)
                if unnamed and TYPE.match(line):
                    words.add(f"{space}::{word}")
    return words


@functools.lru_cache(maxsize=None)
def header(path):
    """The constants a project's header names, the types it declares, and the headers it includes; nothing of one that is
    generated."""
    if not os.path.exists(os.path.join(ROOT, path)):
        return frozenset(), ()
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        text = file.read()
    plain = NOISE.sub(" ", text)
    return frozenset(CONSTANT.findall(plain)) | types(plain), tuple(INCLUDE.findall(text))


def included(text):
    """The constants and types of all headers the text includes, and of those they include."""
    words, seen, ahead = set(), set(), INCLUDE.findall(text)
    while ahead:
        path = ahead.pop()
        if path not in seen:
            seen.add(path)
            constants, more = header(path)
            words |= constants
            ahead += more
    return words


class Source:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            raw = file.read()
        text = NOISE.sub(" ", raw.replace("}  // namespace\n", END + "\n"))
        self.path, self.internal = path, internal(text)
        self.words = set(WORD.findall(text)) | included(raw)


class Group:
    def __init__(self, name):
        self.name, self.files, self.internal, self.words = name, [], set(), set()

    def take(self, source, size):
        """Whether it had room for the source, which is then in it."""
        if len(self.files) >= size or self.internal & source.words or source.internal & self.words:
            return False
        self.files.append(source.path)
        self.internal |= source.internal
        self.words |= source.words
        return True


def main():
    state, size, paths = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    before = {}
    if os.path.exists(state):
        with open(state, encoding="utf-8") as file:
            before = json.load(file)
    groups, late = {}, []
    for path in sorted(paths):
        source, name = Source(path), before.get(path)
        if name is None or not groups.setdefault(name, Group(name)).take(source, size):
            late.append(source)
    for source in late:
        if not any(groups[name].take(source, size) for name in sorted(groups)):
            name = next(n for n in (f"g{i:03}" for i in range(len(paths) + len(groups))) if n not in groups)
            groups[name] = Group(name)
            groups[name].take(source, size)
    after = {path: group.name for group in groups.values() for path in group.files}
    if after != before:
        os.makedirs(os.path.dirname(state), exist_ok=True)
        with open(state, "w", encoding="utf-8") as file:
            json.dump(after, file, indent=0, sort_keys=True)
    for group in groups.values():
        if len(group.files) > 1:
            print("\n".join(f"{path};{group.name}" for path in group.files))


if __name__ == "__main__":
    main()
