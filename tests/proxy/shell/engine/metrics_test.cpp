#include "proxy/shell/engine/metrics.h"

#include <set>

#include <QRegularExpression>
#include <QTest>

#include "proxy/core/record/metric_list.h"
#include "tests/support/suite.h"

namespace gatehouse::engine {

namespace {

QStringList linesOf(const MetricsInput& input)
{
    return QString::fromStdString(metricsText(input)).split('\n', Qt::SkipEmptyParts);
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

}  // namespace

/// The page that Prometheus reads.
class MetricsTest : public QObject {
    Q_OBJECT

private slots:

    /// The list decides: its rows, in its order, each with head and samples, and nothing else.
    void thePageIsTheListOfMetrics()
    {
        const Tally tally;
        MetricsInput input;
        input.tallies = {&tally};
        input.providers = {{"my-own", true}};
        const QStringList lines = linesOf(input);
        qsizetype at = 0;
        for (const auto& row : record::metrics()) {
            const QString name = text(row.name);
            QCOMPARE(lines.value(at++), "# HELP " + name + " " + text(row.help));
            QCOMPARE(lines.value(at++), "# TYPE " + name + " " + text(record::name(row.kind)));
            const qsizetype first = at;
            static const QString suffix("(_bucket|_sum|_count)");
            const QRegularExpression sample(
                "^" + name + (row.kind == record::MetricKind::Histogram ? suffix : QString()) +
                (row.label.empty() ? QString("(\\{le=\"[0-9.+Inf]+\"\\})?")
                                   : "\\{" + text(row.label) + "=\"[a-z0-9_-]+\"\\}") +
                " -?[0-9.]+$");
            while (at < lines.size() && !lines[at].startsWith('#')) {
                QVERIFY2(sample.match(lines[at]).hasMatch(), qPrintable(lines[at]));
                ++at;
            }
            QVERIFY2(at > first, qPrintable(name));
        }
        QCOMPARE(at, lines.size());
    }

    void noSeriesStandsTwice()
    {
        const Tally tally;
        MetricsInput input;
        input.tallies = {&tally};
        std::set<QString> series;
        for (const QString& line : linesOf(input)) {
            if (!line.startsWith('#'))
                QVERIFY2(series.insert(line.section(' ', 0, 0)).second, qPrintable(line));
        }
    }

    void threadsAreAddedUp()
    {
        Tally one;
        Tally two;
        record::Exchange exchange;
        exchange.outcome = record::Outcome::Ok;
        exchange.endedAt = 1'500;
        exchange.firstByteAt = 400'000'000;
        exchange.usage.input = 7;
        exchange.cost = PicoUsd{1'250'000'000};
        exchange.attempts.emplace_back().status = 200;
        one.note(exchange);
        two.note(exchange);
        Tally::bump(two.openExchanges, 3);
        Tally::bump(one.upstreamReused, 4);
        MetricsInput input;
        input.tallies = {&one, &two};
        const QStringList lines = linesOf(input);
        for (const char* line :
             {"gatehouse_requests_total{outcome=\"ok\"} 2",
              "gatehouse_requests_total{outcome=\"refused\"} 0",
              "gatehouse_request_duration_seconds_bucket{le=\"0.001\"} 0",
              "gatehouse_request_duration_seconds_bucket{le=\"0.0025\"} 2",
              "gatehouse_request_duration_seconds_bucket{le=\"300\"} 2",
              "gatehouse_request_duration_seconds_bucket{le=\"+Inf\"} 2",
              "gatehouse_request_duration_seconds_sum 0.003",
              "gatehouse_request_duration_seconds_count 2",
              "gatehouse_time_to_first_token_seconds_bucket{le=\"300\"} 0",
              "gatehouse_time_to_first_token_seconds_bucket{le=\"+Inf\"} 2",
              "gatehouse_tokens_total{kind=\"input\"} 14", "gatehouse_cost_usd_total 0.0025",
              "gatehouse_attempts_total{class=\"2xx\"} 2",
              "gatehouse_attempts_total{class=\"none\"} 0", "gatehouse_open_exchanges 3",
              "gatehouse_upstream_connections_total{how=\"reused\"} 4"})
            QVERIFY2(lines.contains(line), line);
    }

    void theRestComesFromTheEngineAndTheStore()
    {
        MetricsInput input;
        input.connections = 5;
        input.generation = 9;
        input.uptime = 61'500'000;
        input.store.rowsWritten = 11;
        input.store.rowsDropped = 12;
        input.store.bodiesShed = 13;
        input.store.commits = 14;
        input.store.queued = 15;
        input.store.fileBytes = 16'384;
        input.store.degraded = true;
        const QStringList lines = linesOf(input);
        for (const char* line :
             {"gatehouse_connections 5", "gatehouse_config_generation 9",
              "gatehouse_uptime_seconds 61.5", "gatehouse_store_rows_written_total 11",
              "gatehouse_store_rows_dropped_total 12", "gatehouse_store_bodies_shed_total 13",
              "gatehouse_store_commits_total 14", "gatehouse_store_queue_records 15",
              "gatehouse_store_bytes 16384", "gatehouse_store_degraded 1"})
            QVERIFY2(lines.contains(line), line);
    }

    void theTextEndsWithALineEnd() { QVERIFY(metricsText({}).ends_with('\n')); }
};

}  // namespace gatehouse::engine

using gatehouse::engine::MetricsTest;
GH_SUITE(MetricsTest)
#include "metrics_test.moc"
