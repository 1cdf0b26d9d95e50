#include "app/guardrails/demand_words.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

struct DemandWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

// clang-format off
constexpr DemandForm kForms[] = {
    {"characters",    QT_TRANSLATE_NOOP("Guardrails", "Characters, at most"),        "20000"},
    {"tokens",        QT_TRANSLATE_NOOP("Guardrails", "Tokens, at most"),            "8000"},
    {"attachments",   QT_TRANSLATE_NOOP("Guardrails", "Attachments, at most"),       "4"},
    {"schema",        QT_TRANSLATE_NOOP("Guardrails", "Fits a JSON schema"),         "{\"type\": \"object\"}"},
    {"code",          QT_TRANSLATE_NOOP("Guardrails", "No code blocks in"),          "bash"},
    {"code-only",     QT_TRANSLATE_NOOP("Guardrails", "Code blocks only in"),        "sql"},
    {"language-only", QT_TRANSLATE_NOOP("Guardrails", "Written only in"),            "en"},
    {"language",      QT_TRANSLATE_NOOP("Guardrails", "Not written in"),             "de"},
    {"links",         QT_TRANSLATE_NOOP("Guardrails", "No links of its own (answers)"), ""},
};
// clang-format on

const QString kKind = QStringLiteral("kind");
const QString kMost = QStringLiteral("most");
const QString kNames = QStringLiteral("names");
const QString kOnly = QStringLiteral("only");
const QString kSchema = QStringLiteral("schema");

QStringList namesOf(const QJsonObject& demand)
{
    QStringList names;
    for (const auto& each : demand[kNames].toArray()) names += each.toString();
    return names;
}

}  // namespace

std::span<const DemandForm> demandForms()
{
    return kForms;
}

QString demandForm(const QJsonObject& demand)
{
    const QString kind = demand[kKind].toString();
    return demand[kOnly].toBool() ? QString(kind + QStringLiteral("-only")) : kind;
}

QString demandText(const QJsonObject& demand)
{
    if (demand.contains(kMost)) return QString::number(demand[kMost].toInteger());
    if (demand.contains(kSchema))
        return QString::fromUtf8(QJsonDocument(demand[kSchema].toObject()).toJson()).trimmed();
    return namesOf(demand).join(QLatin1Char('\n'));
}

QJsonObject demandOf(const QString& form, const QString& text)
{
    const QString kind = form.section(QLatin1Char('-'), 0, 0);
    QJsonObject demand{{kKind, kind}};
    if (form != kind) demand[kOnly] = true;
    if (kind == QLatin1String("schema")) {
        const auto schema = QJsonDocument::fromJson(text.toUtf8());
        if (schema.isObject()) demand[kSchema] = schema.object();
    } else if (kind == QLatin1String("code") || kind == QLatin1String("language")) {
        static const QRegularExpression between(QStringLiteral("[\\s,]+"));
        QJsonArray names;
        for (const QString& each : text.split(between, Qt::SkipEmptyParts)) names += each;
        if (!names.isEmpty()) demand[kNames] = names;
    } else if (kind != QLatin1String("links")) {
        QString digits = text;
        digits.remove(QRegularExpression(QStringLiteral("[\\s.,]")));
        bool isNumber = false;
        const qint64 most = digits.toLongLong(&isNumber);
        if (isNumber && most >= 0) demand[kMost] = most;
    }
    return demand;
}

QString demandWords(const QJsonObject& demand)
{
    const QString kind = demand[kKind].toString();
    const QString names = namesOf(demand).join(QStringLiteral(", "));
    const bool isOnly = demand[kOnly].toBool();
    const QString most = count(demand[kMost].toInteger());
    if (kind == QLatin1String("characters"))
        return DemandWords::tr("at most %1 characters").arg(most);
    if (kind == QLatin1String("tokens")) return DemandWords::tr("at most %1 tokens").arg(most);
    if (kind == QLatin1String("attachments"))
        return DemandWords::tr("at most %1 attachments").arg(most);
    if (kind == QLatin1String("schema")) return DemandWords::tr("fits a JSON schema");
    if (kind == QLatin1String("links"))
        return DemandWords::tr("no links that the request does not have");
    if (kind == QLatin1String("language"))
        return isOnly ? DemandWords::tr("written only in %1").arg(names)
                      : DemandWords::tr("not written in %1").arg(names);
    if (names.isEmpty()) return DemandWords::tr("no code blocks");
    return isOnly ? DemandWords::tr("code blocks only in %1").arg(names)
                  : DemandWords::tr("no code blocks in %1").arg(names);
}

}  // namespace gatehouse::app
