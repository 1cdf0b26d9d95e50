#include "app/cache/prefix_scan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QCoreApplication>

#include "app/body_view.h"
#include "app/config_session.h"
#include "app/formats.h"
#include "app/past_walk.h"
#include "proxy/core/pipeline/prefix_doctor.h"

namespace gatehouse::app {
namespace {

using pipeline::PrefixDoctor;

constexpr std::size_t kMostFindings = 50;
constexpr std::size_t kContext = 72;  // bytes

struct PrefixWords {
    Q_DECLARE_TR_FUNCTIONS(PromptCache)
};

bool isLetterEdge(std::string_view body, std::size_t at)
{
    return at >= body.size() || (static_cast<unsigned char>(body[at]) & 0xC0U) != 0x80U;
}

struct Found {
    store::RowId row = 0;
    std::string body;
};

/// Empty: the log has it no more.
Result<Found> bodyOf(store::Reader& reader, const std::string& call)
{
    Found found;
    auto row = reader.find(call);
    if (!row) return std::move(row).error();
    if (!*row) return found;
    auto exchange = reader.detail(**row);
    if (!exchange) return std::move(exchange).error();
    if (!*exchange) return found;
    found.row = **row;
    found.body = decodedBody((*exchange)->requestBody);
    return found;
}

/// With the words around the place where the two prompts part.
Result<PrefixReport::Finding> findingOf(store::Reader& reader, const PrefixDoctor::Finding& from)
{
    PrefixReport::Finding to;
    to.key = text(from.key);
    const bool isWhole = from.model.starts_with(from.provider + "/");
    to.model = text(isWhole ? from.model : from.provider + "/" + from.model);
    to.place = PrefixWords::tr("%1, at byte %2")
                   .arg(promptPartWords(from.part), count(static_cast<std::int64_t>(from.at)));
    to.advice = promptPartAdvice(from.part);
    to.calls = from.calls;
    to.tokens = from.tokens;
    to.lost = from.lost;
    to.unpriced = from.unpriced;
    to.call = text(from.call);
    to.before = text(from.before);
    auto newest = bodyOf(reader, from.call);
    if (!newest) return std::move(newest).error();
    auto before = bodyOf(reader, from.before);
    if (!before) return std::move(before).error();
    to.row = newest->row;
    to.rowBefore = before->row;
    to.shared = textBefore(newest->body, from.at, kContext);
    to.is = textFrom(newest->body, from.at, kContext);
    const auto there = pipeline::divergenceOf(pipeline::promptParts(newest->body),
                                              pipeline::promptParts(before->body));
    if (there) to.was = textFrom(before->body, there->at, kContext);
    return to;
}

}  // namespace

QString promptPartWords(const std::string& part)
{
    if (part == "tools") return PrefixWords::tr("in the tools");
    if (part == "system") return PrefixWords::tr("in the system text");
    if (part == "messages 0") return PrefixWords::tr("in the first message");
    return PrefixWords::tr("in a later message");
}

QString promptPartAdvice(const std::string& part)
{
    if (part == "tools")
        return PrefixWords::tr("Send the same tools in the same order with every call.");
    if (part == "messages")
        return PrefixWords::tr(
            "Leave the history as it was; where it must be cut, cut seldom and much at once.");
    return PrefixWords::tr("Move what changes (a time, an id, a name) behind what stays the same.");
}

QString textBefore(std::string_view body, std::size_t at, std::size_t most)
{
    at = std::min(at, body.size());
    while (at > 0 && !isLetterEdge(body, at)) --at;
    std::size_t from = at - std::min(at, most);
    while (from < at && !isLetterEdge(body, from)) ++from;
    return text(body.substr(from, at - from)).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString textFrom(std::string_view body, std::size_t at, std::size_t most)
{
    at = std::min(at, body.size());
    while (at > 0 && !isLetterEdge(body, at)) --at;
    std::size_t to = std::min(body.size(), at + most);
    while (to > at && !isLetterEdge(body, to)) --to;
    return text(body.substr(at, to - at)).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

std::map<std::string, provider::Provider, std::less<>> resolvedById(
    const std::vector<config::ProviderConfig>& chosen)
{
    std::map<std::string, provider::Provider, std::less<>> all;
    for (const auto& each : chosen) {
        if (auto row = resolved(each)) all.emplace(each.id, *std::move(row));
    }
    return all;
}

PrefixScan::PrefixScan(const QString& databasePath, QObject* parent)
    : QObject(parent), thread_(databasePath)
{
}

void PrefixScan::start(std::vector<config::ProviderConfig> providers, WallMicros from)
{
    cancel();
    asked_ = thread_.ask<PrefixReport>(
        this,
        [this, providers = std::move(providers), from](
            store::Reader& reader, const ReaderThread::Ticket& ticket) -> Result<PrefixReport> {
            PrefixDoctor doctor(resolvedById(providers));
            PrefixReport report;
            const auto count = [&report](qint64 all) { report.of = all; };
            const auto see = [&doctor](const record::Exchange& call) { doctor.see(call); };
            const auto tell = [&](qint64 looked) {
                ticket.deliver([this, looked, of = report.of] { Q_EMIT progressed(looked, of); });
            };
            GH_TRY(walkCalls(reader, ticket, from, {count, see, tell}));
            report.compared = doctor.looked();
            for (const auto& each : doctor.findings()) {
                report.lost += each.lost;
                report.tokens += each.tokens;
                if (report.findings.size() == kMostFindings) continue;
                auto finding = findingOf(reader, each);
                if (!finding) return std::move(finding).error();
                report.findings.push_back(std::move(*finding));
            }
            return report;
        },
        [this](const Result<PrefixReport>& report) {
            asked_ = 0;
            if (report) return Q_EMIT finished(*report);
            Q_EMIT failed(text(report.error().message), text(report.error().hint));
        });
}

void PrefixScan::cancel()
{
    if (asked_ != 0) thread_.cancel(asked_);
    asked_ = 0;
}

}  // namespace gatehouse::app
