#include "app/line_trace.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/picture_exchange.h"

namespace gatehouse::tests {

using app::TraceStep;
using app::traceSteps;

class LineTraceTest : public QObject {
    Q_OBJECT

private:
    static QString names(const std::vector<TraceStep>& steps)
    {
        QStringList all;
        for (const auto& step : steps) all += step.stop;
        return all.join(QLatin1Char(' '));
    }

    static const TraceStep& step(const std::vector<TraceStep>& steps, const char* name)
    {
        const auto found = std::ranges::find(steps, QLatin1String(name), &TraceStep::stop);
        if (found == steps.end()) qFatal("no stop %s", name);
        return *found;
    }

    static record::Exchange passed()
    {
        record::Exchange exchange = std::move(*pictureExchange(0));
        exchange.trace = {{"admit", "pass", 900, 2},
                          {"parse", "pass", 902, 30},
                          {"authenticate", "pass", 932, 4},
                          {"route", "pass", 936, 8}};
        return exchange;
    }

private Q_SLOTS:

    void everyStopInTheOrderOfTheLine()
    {
        const auto steps = traceSteps(passed());
        QCOMPARE(names(steps),
                 QStringLiteral("accept admit parse authenticate route upstream translate upstream "
                                "collect client meter record"));
        for (std::size_t i = 1; i < steps.size(); ++i) QVERIFY(steps[i].at >= steps[i - 1].at);
        QCOMPARE(step(steps, "authenticate").decision, QStringLiteral("key web-prod"));
        QCOMPARE(step(steps, "route").decision,
                 QStringLiteral("claude-sonnet-4.5 goes to anthropic · claude-sonnet-4-5"));
        QCOMPARE(step(steps, "parse").took, 30);
        QCOMPARE(step(steps, "upstream").decision,
                 QStringLiteral("anthropic · 529 · overloaded_error · Overloaded"));
        QCOMPARE(step(steps, "upstream").state, TraceStep::State::Failed);
        QVERIFY(step(steps, "translate").decision.startsWith(QLatin1String("body changed")));
        QCOMPARE(step(steps, "meter").decision, QStringLiteral("1,284 → 184 tokens · $0.0066"));
        QCOMPARE(step(steps, "record").decision, QStringLiteral("kept with its bodies"));
    }

    void aRefusalSaysWhereTheLineTurnedRound()
    {
        record::Exchange exchange;
        exchange.outcome = record::Outcome::Refused;
        exchange.status = 401;
        exchange.endedAt = 120;
        exchange.errorCode = "unknown_key";
        exchange.errorText = "this key is not known";
        exchange.trace = {
            {"admit", "pass", 10, 1}, {"parse", "pass", 11, 5}, {"authenticate", "answer", 16, 2}};
        const auto steps = traceSteps(exchange);
        QCOMPARE(names(steps),
                 QStringLiteral("accept admit parse authenticate client meter record"));
        QCOMPARE(steps[3].state, TraceStep::State::Failed);
        QCOMPARE(steps[3].decision, QStringLiteral("refused: unknown_key · this key is not known"));
        QCOMPARE(step(steps, "meter").decision, QStringLiteral("tokens unknown · price unknown"));
    }

    void whatDidNotGoThroughHereHasNoStops()
    {
        record::Exchange exchange = passed();
        exchange.origin = record::Origin::Import;
        QVERIFY(traceSteps(exchange).empty());
        exchange.origin = record::Origin::Call;
        exchange.outcome = record::Outcome::Running;
        QVERIFY(traceSteps(exchange).empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LineTraceTest;
GH_SUITE(LineTraceTest)
#include "line_trace_test.moc"
