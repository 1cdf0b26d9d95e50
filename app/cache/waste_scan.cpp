#include "app/cache/waste_scan.h"

#include <utility>

#include <QCoreApplication>

#include "app/body_view.h"
#include "app/cache/pin.h"
#include "app/cache/prefix_scan.h"
#include "app/formats.h"
#include "app/past_walk.h"
#include "proxy/core/pipeline/waste.h"

namespace gatehouse::app {
namespace {

using pipeline::Waste;
using pipeline::WasteFinder;

struct WasteWords {
    Q_DECLARE_TR_FUNCTIONS(Waste)
};

QString kindWords(Waste kind)
{
    switch (kind) {
        case Waste::Repeated:
            return WasteWords::tr("asked again");
        case Waste::Oversized:
            return WasteWords::tr("long history");
        case Waste::UnusedTools:
            return WasteWords::tr("unused tools");
        case Waste::Overpowered:
            return WasteWords::tr("dear model");
        case Waste::Prefix:
            break;
    }
    return WasteWords::tr("prompt cache");
}

QString titleFor(const WasteFinder::Finding& finding)
{
    switch (finding.kind) {
        case Waste::Oversized:
            return WasteWords::tr("Old turns of long talks are sent with every call");
        case Waste::Overpowered:
            return WasteWords::tr("%1 would do").arg(text(finding.what));
        case Waste::Prefix:
            return WasteWords::tr("Prompts part %1").arg(promptPartWords(finding.what));
        case Waste::Repeated:
        case Waste::UnusedTools:
            break;
    }
    return text(finding.what).simplified();
}

QString adviceOf(const WasteFinder::Finding& finding)
{
    switch (finding.kind) {
        case Waste::Repeated:
            return WasteWords::tr("A cache for these calls answers from the second on.");
        case Waste::Oversized:
            return WasteWords::tr("Cut, or sum up, what stands before the last ten messages.");
        case Waste::UnusedTools:
            return WasteWords::tr("No answer called them: leave them out.");
        case Waste::Overpowered:
            return WasteWords::tr("Short, simple questions: let a route send them there.");
        case Waste::Prefix:
            break;
    }
    return promptPartAdvice(finding.what);
}

WasteReport::Finding wordsOf(const WasteFinder::Finding& from)
{
    WasteReport::Finding to;
    to.kind = kindWords(from.kind);
    to.title = titleFor(from);
    const bool isWhole = from.provider.empty() || from.model.starts_with(from.provider + "/");
    to.whose = text(isWhole ? from.model : from.provider + "/" + from.model);
    if (!from.key.empty()) to.whose += QStringLiteral(" · ") + text(from.key);
    to.advice = adviceOf(from);
    to.calls = from.calls;
    to.tokens = from.tokens;
    to.lost = from.lost;
    to.unpriced = from.unpriced;
    for (const auto& each : from.newest) to.newest.append(text(each));
    return to;
}

/// What a cache rule says to mean the calls of a finding.
Result<std::string> pinOf(store::Reader& reader, const WasteFinder::Finding& finding)
{
    if (finding.kind != Waste::Repeated || finding.newest.empty()) return std::string();
    auto row = reader.find(finding.newest.front());
    if (!row) return std::move(row).error();
    if (!*row) return std::string();
    auto call = reader.detail(**row);
    if (!call) return std::move(call).error();
    if (!*call) return std::string();
    return pinCondition(QByteArray::fromStdString(decodedBody((*call)->requestBody)),
                        text((*call)->modelAsked));
}

}  // namespace

QString filterOf(const QStringList& calls)
{
    QStringList words;
    for (const QString& each : calls) words.append(QStringLiteral("id:") + each);
    return words.join(QStringLiteral(" or "));
}

WasteScan::WasteScan(const QString& databasePath, QObject* parent)
    : QObject(parent), thread_(databasePath)
{
}

void WasteScan::start(std::vector<config::ProviderConfig> providers, WallMicros from)
{
    cancel();
    asked_ = thread_.ask<WasteReport>(
        this,
        [this, providers = std::move(providers), from](
            store::Reader& reader, const ReaderThread::Ticket& ticket) -> Result<WasteReport> {
            WasteFinder finder(resolvedById(providers));
            WasteReport report;
            const auto count = [&report](qint64 all) { report.of = all; };
            const auto see = [&finder](record::Exchange& call) {
                call.responseBody.bytes = decodedBody(call.responseBody);
                finder.see(call);
            };
            const auto tell = [&](qint64 looked) {
                ticket.deliver([this, looked, of = report.of] { Q_EMIT progressed(looked, of); });
            };
            GH_TRY(walkCalls(reader, ticket, from, {count, see, tell}));
            report.compared = finder.looked();
            for (const auto& each : finder.findings()) {
                ++report.found;
                if (report.findings.size() == kMostFindings) continue;
                auto pin = pinOf(reader, each);
                if (!pin) return std::move(pin).error();
                report.findings.push_back(wordsOf(each));
                report.findings.back().pin = std::move(*pin);
            }
            return report;
        },
        [this](const Result<WasteReport>& report) {
            asked_ = 0;
            if (report) return Q_EMIT finished(*report);
            Q_EMIT failed(text(report.error().message), text(report.error().hint));
        });
}

void WasteScan::cancel()
{
    if (asked_ != 0) thread_.cancel(asked_);
    asked_ = 0;
}

}  // namespace gatehouse::app
