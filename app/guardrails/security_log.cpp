#include "app/guardrails/security_log.h"

#include <algorithm>
#include <iterator>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/formats.h"
#include "proxy/core/audit/audit_line.h"
#include "proxy/shell/store/audit_trail.h"

namespace gatehouse::app {
namespace {

struct SecurityLogWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

struct Kind {
    std::string_view kind;
    const char* title;
};

constexpr Kind kKinds[] = {
    {audit::kBegun, QT_TRANSLATE_NOOP("Guardrails", "The trail begins")},
    {audit::kPublished, QT_TRANSLATE_NOOP("Guardrails", "Configuration published")},
    {audit::kRecounted, QT_TRANSLATE_NOOP("Guardrails", "Past costs counted anew")},
    {audit::kRemoved, QT_TRANSLATE_NOOP("Guardrails", "Calls removed")},
    {audit::kExpired, QT_TRANSLATE_NOOP("Guardrails", "Calls expired by age")},
    {audit::kGuarded, QT_TRANSLATE_NOOP("Guardrails", "A rule found something")}};

QString kindTitleOf(const std::string& kind)
{
    const auto* found = std::ranges::find(kKinds, kind, &Kind::kind);
    return found == std::end(kKinds) ? text(kind)
                                     : QCoreApplication::translate("Guardrails", found->title);
}

QString listed(const QJsonValue& value)
{
    if (value.isArray()) {
        QStringList each;
        for (const auto& item : value.toArray()) each.append(listed(item));
        return each.join(QStringLiteral(", "));
    }
    return value.isDouble() ? count(static_cast<std::int64_t>(value.toDouble())) : value.toString();
}

/// What the detail tells in a few words: of a guard its rules and decisions, else what it has.
QString moreOf(const audit::Line& line)
{
    const auto detail = QJsonDocument::fromJson(QByteArray::fromStdString(line.detail)).object();
    QStringList words;
    if (line.kind == audit::kGuarded) {
        words.append(listed(detail[QStringLiteral("rules")]));
        words.append(text(line.subject));
    } else if (line.kind == audit::kPublished) {
        words.append(SecurityLogWords::tr("generation %1").arg(text(line.subject)));
        words.append(listed(detail[QStringLiteral("note")]));
    } else {
        words.append(text(line.subject));
        for (const char* each : {"rows", "below", "provider"})
            words.append(listed(detail[QLatin1String(each)]));
    }
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

AuditRow rowOf(const audit::Line& line)
{
    AuditRow row{line.number, line.at, kindTitleOf(line.kind), text(line.actor), moreOf(line), {}};
    if (line.kind == audit::kGuarded) row.call = text(line.subject);
    return row;
}

}  // namespace

Result<std::vector<AuditRow>> readAudit(const QString& databasePath, int most)
{
    auto trail = store::AuditReader::open(databasePath.toStdString());
    if (!trail) return std::move(trail).error();
    const auto last = (*trail)->lastNumber();
    if (!last) return last.error();
    const auto lines = (*trail)->after(std::max<std::int64_t>(0, *last - most), most);
    if (!lines) return lines.error();
    std::vector<AuditRow> rows;
    std::ranges::transform(*lines, std::back_inserter(rows), rowOf);
    std::ranges::reverse(rows);
    return rows;
}

Result<AuditCheck> checkAudit(const QString& databasePath)
{
    auto trail = store::AuditReader::open(databasePath.toStdString());
    if (!trail) return std::move(trail).error();
    const auto verdict = (*trail)->verify();
    if (!verdict) return verdict.error();
    AuditCheck check;
    check.isWhole = verdict->flaws.empty();
    check.lines = verdict->lines;
    check.configs = verdict->configs;
    if (verdict->last > 0)
        check.head = QStringLiteral("%1:%2").arg(verdict->last).arg(text(hex(verdict->head)));
    for (const auto& each : verdict->flaws) {
        check.flaws.append(
            each.number > 0
                ? SecurityLogWords::tr("line %1: %2").arg(each.number).arg(text(each.what))
                : text(each.what));
    }
    return check;
}

Result<store::Detections> readFindings(const QString& databasePath, const std::string& gateway,
                                       WallMicros from, WallMicros to, std::int64_t stepSeconds)
{
    return store::readDetections(databasePath.toStdString(), gateway, from, to, stepSeconds);
}

}  // namespace gatehouse::app
