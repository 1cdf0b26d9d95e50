#include "app/limits/limit_scan.h"

#include <optional>
#include <utility>

#include <QCoreApplication>

#include "app/formats.h"
#include "app/limits/limit_words.h"
#include "app/past_walk.h"
#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/limit_past.h"
#include "proxy/shell/engine/zone_file.h"

namespace gatehouse::app {
namespace {

using pipeline::LimitPast;
using Fate = LimitPast::Fate;

struct ScanWords {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

/// Values of the fields it counts by stand behind one another.
QString scanCaller(std::string_view who)
{
    QStringList names;
    while (!who.empty()) names.append(text(takeUntil(who, '\x1f')));
    return names.join(QStringLiteral(" · "));
}

QString fateWords(const LimitPast::Hit& hit)
{
    switch (hit.fate) {
        case Fate::Waits:
            return ScanWords::tr("waits %1").arg(duration(hit.waited));
        case Fate::Redirected:
            return ScanWords::tr("redirected");
        case Fate::Clamped:
            return ScanWords::tr("made shorter");
        case Fate::Warned:
            return ScanWords::tr("warned");
        case Fate::Refused:
        case Fate::Passes:
            break;
    }
    return ScanWords::tr("refused");
}

LimitReport::Mood moodOf(Fate fate)
{
    if (fate == Fate::Warned) return LimitReport::Mood::Warned;
    return fate == Fate::Refused ? LimitReport::Mood::Refused : LimitReport::Mood::Changed;
}

QStringList fatesOf(const LimitPast::Report& report)
{
    QStringList words;
    const auto add = [&words](std::int64_t calls, const QString& sentence) {
        if (calls > 0) words.append(sentence.arg(count(calls)));
    };
    add(report.refused, ScanWords::tr("%1 refused"));
    add(report.waits, ScanWords::tr("%1 made to wait"));
    add(report.redirected, ScanWords::tr("%1 sent to another model"));
    add(report.clamped, ScanWords::tr("%1 made shorter"));
    add(report.warned, ScanWords::tr("%1 warned"));
    return words;
}

LimitReport reportOf(const LimitPast::Report& found, qint64 of, const config::LimitConfig& limit)
{
    const auto unit = unitOf(limit);
    LimitReport report{.of = of,
                       .calls = found.calls,
                       .over = found.over(),
                       .fates = fatesOf(found),
                       .refused = found.refused,
                       .unknown = found.unknown,
                       .cost = found.cost,
                       .refusedCost = found.refusedCost,
                       .callers = {},
                       .models = {},
                       .hits = {}};
    for (const auto& each : found.callers)
        report.callers.push_back(
            {scanCaller(each.who), each.calls, each.over, amountWithUnit(unit, each.most)});
    for (const auto& each : found.models)
        report.models.push_back({text(each.name), each.calls, each.over, {}});
    for (const auto& each : found.hits)
        report.hits.push_back({text(each.call), each.at, fateWords(each), moodOf(each.fate),
                               scanCaller(each.who), text(each.model),
                               amountWithUnit(unit, each.amount), each.cost});
    return report;
}

}  // namespace

LimitScan::LimitScan(const QString& databasePath, QObject* parent)
    : QObject(parent), thread_(databasePath)
{
}

void LimitScan::start(config::LimitConfig limit, std::vector<config::KeyConfig> keys,
                      WallMicros from)
{
    cancel();
    asked_ = thread_.ask<LimitReport>(
        this,
        [this, limit = std::move(limit), keys = std::move(keys), from](
            store::Reader& reader, const ReaderThread::Ticket& ticket) -> Result<LimitReport> {
            auto past = LimitPast::of(limit, keys, engine::zoneFile);
            if (!past) return std::move(past).error();
            qint64 of = 0;
            const auto count = [&of](qint64 all) { of = all; };
            const auto see = [&past](const record::Exchange& call) { past->see(call); };
            const auto tell = [&](qint64 looked) {
                ticket.deliver([this, looked, of] { Q_EMIT progressed(looked, of); });
            };
            GH_TRY(walkCalls(reader, ticket, from, {count, see, tell}));
            return reportOf(past->run(), of, limit);
        },
        [this](const Result<LimitReport>& report) {
            asked_ = 0;
            if (report) return Q_EMIT finished(*report);
            Q_EMIT failed(text(report.error().message), text(report.error().hint));
        });
}

void LimitScan::cancel()
{
    if (asked_ != 0) thread_.cancel(asked_);
    asked_ = 0;
}

}  // namespace gatehouse::app
