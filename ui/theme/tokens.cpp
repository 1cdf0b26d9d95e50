#include "ui/theme/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::ui {
namespace {

constexpr const char* kNames[] = {
    "app",          "surface",     "raised",   "sunken",     "sidebar",    "border",
    "borderStrong", "field",       "text",     "text2",      "text3",      "accent",
    "accentHover",  "accentPress", "onAccent", "accentSoft", "accentText", "ok",
    "okSoft",       "warn",        "warnSoft", "bad",        "badSoft",    "info",
    "infoSoft",     "hover",       "rowLine",  "gridDot",    "scrim",
};
static_assert(std::size(kNames) == static_cast<std::size_t>(Token::Count));

}  // namespace

QString Tokens::nameOf(Token token)
{
    return QString::fromLatin1(kNames[static_cast<std::size_t>(token)]);
}

Tokens Tokens::load(const QString& name, bool distinct)
{
    Tokens tokens;
    tokens.dark = name == QLatin1String("dark");
    QFile file(QStringLiteral(":/theme/") + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly)) return tokens;
    QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject others = root.value(QLatin1String("distinct")).toObject();
    for (auto at = others.begin(); distinct && at != others.end(); ++at)
        root.insert(at.key(), at.value());
    for (std::size_t i = 0; i < tokens.colours.size(); ++i) {
        tokens.colours[i] = QColor(root.value(QLatin1String(kNames[i])).toString());
    }
    const QJsonArray series = root.value(QLatin1String("series")).toArray();
    for (int i = 0; i < kSeriesCount; ++i) {
        tokens.series[static_cast<std::size_t>(i)] = QColor(series.at(i).toString());
    }
    return tokens;
}

}  // namespace gatehouse::ui
