#pragma once

#include <cstdio>

#include <QString>

namespace gatehouse::app {

// How the commands of the program speak: in the terminal's encoding, a line at a time.

inline void say(FILE* where, const QString& words)
{
    std::fputs(words.toLocal8Bit().constData(), where);
    std::fputc('\n', where);
}

/// What went wrong, and under it what to do.
inline void complain(const QString& words, const QString& hint = {})
{
    say(stderr, QStringLiteral("gatehouse: ") + words);
    if (!hint.isEmpty()) say(stderr, QStringLiteral("  ") + hint);
}

/// The same as the last that a command does: gives its exit code back.
inline int complain(int code, const QString& words, const QString& hint = {})
{
    complain(words, hint);
    return code;
}

}  // namespace gatehouse::app
