#include "ui/theme/style_sheet.h"

#include <QFile>
#include <QHash>

namespace gatehouse::ui {
namespace {

QString valueOf(const Tokens& tokens, const QHash<QString, QColor>& colours, const QString& word)
{
    if (word.startsWith(QLatin1String("series"))) {
        const auto at = static_cast<std::size_t>(word.mid(6).toInt());
        return at < tokens.series.size() ? tokens.series[at].name() : QString();
    }
    if (word == QLatin1String("tick") || word == QLatin1String("arrow")) {
        return QStringLiteral(":/theme/") + word + QStringLiteral(".svg");
    }
    const QColor colour = colours.value(word);
    return colour.alpha() == 255 ? colour.name() : colour.name(QColor::HexArgb);
}

}  // namespace

QString styleSheet(const Tokens& tokens, double textScale, bool compact)
{
    QFile file(QStringLiteral(":/theme/style.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString source = QString::fromUtf8(file.readAll());
    QHash<QString, QColor> colours;
    for (int i = 0; i < static_cast<int>(Token::Count); ++i) {
        const auto token = static_cast<Token>(i);
        colours.insert(Tokens::nameOf(token), tokens[token]);
    }
    QString out;
    out.reserve(source.size() + source.size() / 4);
    for (qsizetype i = 0; i < source.size();) {
        if (source[i] != QLatin1Char('@')) {
            out.append(source[i++]);
            continue;
        }
        qsizetype end = i + 1;
        while (end < source.size() && source[end].isLetterOrNumber()) ++end;
        const QString word = source.mid(i + 1, end - i - 1);
        if (word == QLatin1String("px") && end < source.size() && source[end] == QLatin1Char('(')) {
            const qsizetype close = source.indexOf(QLatin1Char(')'), end);
            const double px = source.mid(end + 1, close - end - 1).toDouble();
            out.append(QString::number(qRound(px * textScale))).append(QLatin1String("px"));
            i = close + 1;
        } else if (word == QLatin1String("d") && end < source.size() &&
                   source[end] == QLatin1Char('(')) {
            const qsizetype close = source.indexOf(QLatin1Char(')'), end);
            const QString both = source.mid(end + 1, close - end - 1);
            out.append(both.section(QLatin1Char(','), compact ? 1 : 0, compact ? 1 : 0).trimmed())
                .append(QLatin1String("px"));
            i = close + 1;
        } else {
            out.append(valueOf(tokens, colours, word));
            i = end;
        }
    }
    return out;
}

}  // namespace gatehouse::ui
