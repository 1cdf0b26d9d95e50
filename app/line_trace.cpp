#include "app/line_trace.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

using State = TraceStep::State;

constexpr auto kDot = " · ";

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

QString joined(const QStringList& parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(QString::fromUtf8(kDot));
}

bool isWayOut(const record::StopTrace& stop)
{
    return stop.stop == "meter" || stop.stop == "record";
}

QString errorOf(const std::string& code, const std::string& words)
{
    return joined({text(code), text(words).left(300)});
}

QString routeWords(const record::Exchange& exchange)
{
    const bool any = !exchange.attempts.empty();
    const std::string& provider = any ? exchange.attempts.front().provider : exchange.provider;
    const std::string& model = any ? exchange.attempts.front().model : exchange.modelSent;
    if (provider.empty()) return tr("passed");
    const QString target = joined({text(provider), text(model)});
    return exchange.modelAsked.empty() || exchange.modelAsked == model
               ? tr("to %1").arg(target)
               : tr("%1 goes to %2").arg(text(exchange.modelAsked), target);
}

/// What a stop of the way in that let the call pass has found out; it stands in its own slot.
QString foundBy(std::string_view stop, const record::Exchange& exchange)
{
    if (stop == "admit") {
        return exchange.clientAddress.empty()
                   ? tr("let in")
                   : tr("let in from %1").arg(text(exchange.clientAddress));
    }
    if (stop == "parse") {
        return joined(
            {text(exchange.dialect),
             exchange.operation == exchange.dialect ? QString() : text(exchange.operation),
             text(exchange.modelAsked), exchange.streamed ? tr("stream") : QString()});
    }
    if (stop == "authenticate") {
        return exchange.keyLabel.empty() ? tr("no gateway key, from this machine")
                                         : tr("key %1").arg(text(exchange.keyLabel));
    }
    return stop == "route" ? routeWords(exchange) : tr("passed");
}

TraceStep stepOf(const record::StopTrace& stop, const record::Exchange& exchange)
{
    TraceStep step{text(stop.stop), text(stop.decision), stop.at, stop.took, State::Passed};
    if (stop.decision == "pass") step.decision = foundBy(stop.stop, exchange);
    if (stop.decision == "answer") {
        const bool refused = !exchange.errorCode.empty() || !exchange.errorText.empty();
        step.state = refused ? State::Failed : State::Answered;
        step.decision = refused
                            ? tr("refused: %1").arg(errorOf(exchange.errorCode, exchange.errorText))
                            : tr("answered by the gateway itself");
    }
    return step;
}

TraceStep arrivalOf(const record::Exchange& exchange)
{
    const auto size = exchange.requestBody.totalSize;
    return {QStringLiteral("accept"),
            joined({text(exchange.method) + QLatin1Char(' ') + text(exchange.path),
                    size > 0 ? bytes(size) : QString()}),
            0, exchange.receivedAt, State::Passed};
}

void addAttempt(const record::Attempt& attempt, const record::Exchange& exchange, bool last,
                std::vector<TraceStep>& steps)
{
    // Which bytes went out is kept of the last attempt only.
    if (last) {
        const bool changed = !exchange.sentBody.bytes.empty();
        steps.push_back({QStringLiteral("translate"),
                         changed ? tr("body changed on its way: see Request, Changes")
                                 : tr("body passed on byte for byte"),
                         attempt.startedAt, -1, State::Passed});
    }
    const bool failed = attempt.status >= 400 || !attempt.errorCode.empty() ||
                        !attempt.errorText.empty() || (attempt.status == 0 && attempt.endedAt >= 0);
    QStringList words{text(attempt.provider)};
    if (attempt.status > 0) words += QString::number(attempt.status);
    words += errorOf(attempt.errorCode, attempt.errorText);
    if (attempt.connectedAt < 0) words += tr("not connected");
    steps.push_back({QStringLiteral("upstream"), joined(words), attempt.startedAt,
                     attempt.endedAt < 0 ? -1 : attempt.endedAt - attempt.startedAt,
                     failed ? State::Failed : State::Passed});
}

void addAnswer(const record::Exchange& exchange, std::vector<TraceStep>& steps)
{
    const auto* last = exchange.attempts.empty() ? nullptr : &exchange.attempts.back();
    if (last != nullptr && last->firstByteAt >= 0) {
        const auto end = last->endedAt >= 0 ? last->endedAt : exchange.endedAt;
        steps.push_back(
            {QStringLiteral("collect"),
             joined(
                 {exchange.eventCount > 0 ? tr("%1 events").arg(count(exchange.eventCount))
                                          : QString(),
                  exchange.responseBody.totalSize > 0 ? bytes(exchange.responseBody.totalSize)
                                                      : QString(),
                  exchange.deliveredBody.bytes.empty() ? QString() : tr("changed for the client")}),
             last->firstByteAt, std::max<std::int64_t>(0, end - last->firstByteAt),
             exchange.outcome == record::Outcome::UpstreamCut ? State::Failed : State::Passed});
    }
    const bool gone = exchange.outcome == record::Outcome::ClientClosed;
    QString words = exchange.status > 0 ? QString::number(exchange.status) : tr("nothing was sent");
    if (gone) words = joined({words, tr("the client left")});
    const auto from = exchange.firstByteAt >= 0 ? exchange.firstByteAt : exchange.endedAt;
    steps.push_back({QStringLiteral("client"), words, from,
                     exchange.endedAt >= from ? exchange.endedAt - from : -1, State::Passed});
}

QString meterWords(const record::Exchange& exchange)
{
    const auto figure = [](const std::optional<std::int64_t>& value) {
        return value ? count(*value) : QStringLiteral("?");
    };
    const auto& usage = exchange.usage;
    const QString tokens = usage.input || usage.output
                               ? tr("%1 → %2 tokens").arg(figure(usage.input), figure(usage.output))
                               : tr("tokens unknown");
    const QString origin = usage.estimated ? tr("estimated here") : QString();
    return joined({tokens, origin, exchange.cost ? money(exchange.cost) : tr("price unknown")});
}

QString recordWords(const record::Exchange& exchange)
{
    if (exchange.bodiesShed) return tr("kept without bodies: the log could not keep up");
    const bool cut = exchange.requestBody.truncated || exchange.responseBody.truncated;
    if (cut) return tr("kept with the beginning of its bodies");
    const bool bodies = !exchange.requestBody.bytes.empty() ||
                        !exchange.responseBody.bytes.empty() ||
                        !exchange.deliveredBody.bytes.empty();
    return bodies ? tr("kept with its bodies") : tr("kept without bodies");
}

void addWayOut(const record::Exchange& exchange, std::vector<TraceStep>& steps)
{
    const auto add = [&](const char* stop, const QString& words) {
        const auto own = std::ranges::find(exchange.trace, stop, &record::StopTrace::stop);
        if (own != exchange.trace.end()) {
            steps.push_back(stepOf(*own, exchange));
        } else {
            steps.push_back(
                {QString::fromLatin1(stop), words, exchange.endedAt, -1, State::Passed});
        }
    };
    add("meter", meterWords(exchange));
    add("record", recordWords(exchange));
}

}  // namespace

std::vector<TraceStep> traceSteps(const record::Exchange& exchange)
{
    std::vector<TraceStep> steps;
    const bool ended = exchange.outcome != record::Outcome::Running &&
                       exchange.outcome != record::Outcome::Interrupted;
    if (exchange.origin == record::Origin::Import || !ended) return steps;
    steps.push_back(arrivalOf(exchange));
    for (const auto& stop : exchange.trace) {
        if (!isWayOut(stop)) steps.push_back(stepOf(stop, exchange));
    }
    for (const auto& attempt : exchange.attempts)
        addAttempt(attempt, exchange, &attempt == &exchange.attempts.back(), steps);
    addAnswer(exchange, steps);
    addWayOut(exchange, steps);
    return steps;
}

}  // namespace gatehouse::app
