#pragma once

#include <vector>

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace gatehouse::house {

/// A text file of the repository.
struct File {
    QString path;  ///< from the repository's root, with slashes
    QString text;
};

/// Files below `folders` (the whole tree when empty) whose name ends with one of `endings` (any
/// when empty).
///
/// Build folders, hidden folders, installed packages and binary files are left out; the order is
/// the path's.
std::vector<File> filesOf(const QStringList& folders, const QStringList& endings = {});
bool exists(const QString& path);

/// The same text with every comment blanked out; line numbers stay.
QString withoutComments(const QString& source);

/// The same text with comments and the contents of literals blanked out; line numbers stay.
QString codeOnly(const QString& source);

struct Include {
    QString path;
    bool system = false;  ///< <…> rather than "…"
    int line = 0;
};

std::vector<Include> includesOf(const QString& source);

/// "path:line: text of the line" for each place where `pattern` matches.
QStringList places(const QString& path, const QString& text, const QRegularExpression& pattern);
int lineOf(const QString& text, qsizetype offset);

/// Paths that a rule lets pass for now, from tests/house/exceptions.txt ("rule path reason").
///
/// The list may only shrink: finish() complains about an entry that was not needed, and about more
/// entries than `most`.
class Exceptions {
public:
    explicit Exceptions(const QString& rule);
    bool covers(const QString& path);
    [[nodiscard]] QStringList finish(int most) const;

private:
    struct Entry {
        QString path, reason;
        bool used = false;
    };

    QString rule_;
    std::vector<Entry> entries_;
};

/// Prints every complaint on a line of its own (Qt Test cuts long messages); true when there is
/// none.
bool isClean(const QStringList& complaints);

}  // namespace gatehouse::house

#define GH_NO_COMPLAINTS(list) QVERIFY2(gatehouse::house::isClean(list), "see the lines above")
