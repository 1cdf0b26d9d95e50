#include "tests/house/tree.h"

#include <algorithm>

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace gatehouse::house {

namespace {

bool isSkipped(const QString& path)
{
    static const QRegularExpression skipped(
        QStringLiteral("(^|/)(build[^/]*|node_modules|\\.git|\\.cache|__pycache__)(/|$)"));
    return skipped.match(path).hasMatch();
}

QString blank(QChar c)
{
    return c == QLatin1Char('\n') ? QStringLiteral("\n") : QStringLiteral(" ");
}

/// Walks C++ text once. Digit separators and raw literals are known; trigraphs are not.
QString strip(const QString& source, bool literalsToo)
{
    QString out;
    out.reserve(source.size());
    qsizetype i = 0;
    const auto copy = [&](qsizetype count, bool keep) {
        for (qsizetype end = std::min(i + count, source.size()); i < end; ++i) {
            out += keep ? QString(source[i]) : blank(source[i]);
        }
    };
    while (i < source.size()) {
        const QStringView rest = QStringView(source).mid(i);
        if (rest.startsWith(u"//")) {
            const qsizetype end = source.indexOf(QLatin1Char('\n'), i);
            copy((end < 0 ? source.size() : end) - i, false);
        } else if (rest.startsWith(u"/*")) {
            const qsizetype end = source.indexOf(QStringLiteral("*/"), i + 2);
            copy((end < 0 ? source.size() : end + 2) - i, false);
        } else if (rest.startsWith(u"R\"")) {
            const qsizetype open = source.indexOf(QLatin1Char('('), i);
            const QString mark =
                QLatin1Char(')') + source.mid(i + 2, open - i - 2) + QLatin1Char('"');
            const qsizetype end = source.indexOf(mark, open);
            copy((end < 0 ? source.size() : end + mark.size()) - i, !literalsToo);
        } else if (source[i] == QLatin1Char('"') ||
                   (source[i] == QLatin1Char('\'') &&
                    (i == 0 || !source[i - 1].isLetterOrNumber()))) {
            const QChar quote = source[i];
            qsizetype end = i + 1;
            while (end < source.size() && source[end] != quote &&
                   source[end] != QLatin1Char('\n')) {
                end += source[end] == QLatin1Char('\\') ? 2 : 1;
            }
            copy(1, true);
            copy(std::max<qsizetype>(0, end - i), !literalsToo);
            copy(1, true);
        } else {
            copy(1, true);
        }
    }
    return out;
}

}  // namespace

std::vector<File> filesOf(const QStringList& folders, const QStringList& endings)
{
    const QDir root(QStringLiteral(GATEHOUSE_SOURCE_DIR));
    std::vector<File> found;
    for (const QString& folder : folders.isEmpty() ? QStringList{QString()} : folders) {
        QDirIterator walk(root.filePath(folder), QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = root.relativeFilePath(walk.next());
            const bool wanted =
                endings.isEmpty() || std::ranges::any_of(endings, [&](const QString& ending) {
                    return path.endsWith(ending);
                });
            if (!wanted || isSkipped(path)) continue;
            QFile file(root.filePath(path));
            if (!file.open(QIODevice::ReadOnly)) continue;
            const QByteArray bytes = file.readAll();
            if (!bytes.contains('\0')) found.push_back({path, QString::fromUtf8(bytes)});
        }
    }
    std::ranges::sort(found, {}, &File::path);
    return found;
}

bool exists(const QString& path)
{
    return QFile::exists(QDir(QStringLiteral(GATEHOUSE_SOURCE_DIR)).filePath(path));
}

QString withoutComments(const QString& source)
{
    return strip(source, false);
}

QString codeOnly(const QString& source)
{
    return strip(source, true);
}

std::vector<Include> includesOf(const QString& source)
{
    static const QRegularExpression line(
        QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    const QString text = withoutComments(source);
    std::vector<Include> found;
    for (auto all = line.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        found.push_back({match.captured(2), match.captured(1) == QStringLiteral("<"),
                         lineOf(text, match.capturedStart(2))});
    }
    return found;
}

QStringList places(const QString& path, const QString& text, const QRegularExpression& pattern)
{
    QStringList found;
    for (auto all = pattern.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        const int line = lineOf(text, match.capturedStart());
        found += QStringLiteral("%1:%2: %3")
                     .arg(path)
                     .arg(line)
                     .arg(text.section(QLatin1Char('\n'), line - 1, line - 1).trimmed());
    }
    return found;
}

int lineOf(const QString& text, qsizetype offset)
{
    return 1 + static_cast<int>(QStringView(text).first(offset).count(QLatin1Char('\n')));
}

Exceptions::Exceptions(const QString& rule) : rule_(rule)
{
    for (const File& file :
         filesOf({QStringLiteral("tests/house")}, {QStringLiteral("exceptions.txt")})) {
        for (const QString& line : file.text.split(QLatin1Char('\n'))) {
            const QStringList words = line.simplified().split(QLatin1Char(' '));
            if (words.size() < 3 || words[0] != rule) continue;
            entries_.push_back({words[1], words.mid(2).join(QLatin1Char(' '))});
        }
    }
}

bool Exceptions::covers(const QString& path)
{
    for (Entry& entry : entries_) {
        if (entry.path != path) continue;
        entry.used = true;
        return true;
    }
    return false;
}

QStringList Exceptions::finish(int most) const
{
    QStringList complaints;
    for (const Entry& entry : entries_) {
        if (!entry.used) {
            complaints +=
                QStringLiteral("%1 no longer needs its exception from '%2': remove the line")
                    .arg(entry.path, rule_);
        }
    }
    if (entries_.size() > static_cast<std::size_t>(most)) {
        complaints +=
            QStringLiteral("the exceptions from '%1' may only shrink: %2 entries, %3 allowed")
                .arg(rule_)
                .arg(entries_.size())
                .arg(most);
    }
    return complaints;
}

bool isClean(const QStringList& complaints)
{
    for (const QString& complaint : complaints) qWarning("%s", complaint.toUtf8().constData());
    return complaints.isEmpty();
}

}  // namespace gatehouse::house
