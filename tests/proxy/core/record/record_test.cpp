#include "proxy/core/record/record.h"

#include <set>
#include <string>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;
using record::Outcome;

class RecordTest : public QObject {
    Q_OBJECT

private slots:

    /// The words stand in the store and in exports, so they must stay apart and stay as they are.
    void everyOutcomeHasItsWord()
    {
        const std::pair<Outcome, std::string_view> words[] = {
            {Outcome::Running, "running"},
            {Outcome::Ok, "ok"},
            {Outcome::Refused, "refused"},
            {Outcome::UpstreamError, "upstream_error"},
            {Outcome::UpstreamCut, "upstream_cut"},
            {Outcome::Timeout, "timeout"},
            {Outcome::ClientClosed, "client_closed"},
            {Outcome::Interrupted, "interrupted"},
        };
        std::set<std::string_view> seen;
        for (const auto& [outcome, word] : words) {
            QVERIFY2(record::name(outcome) == word, std::string(word).c_str());
            QVERIFY(seen.insert(record::name(outcome)).second);
        }
    }

    void whatDidNotHappenIsNotZero()
    {
        const record::Exchange exchange;
        QCOMPARE(exchange.firstByteAt, -1);
        QCOMPARE(exchange.endedAt, -1);
        QVERIFY(!exchange.cost.has_value());
        const record::Attempt attempt;
        QCOMPARE(attempt.connectedAt, -1);
        QVERIFY(!attempt.cost.has_value());
    }
};

GH_SUITE(RecordTest)
#include "record_test.moc"
