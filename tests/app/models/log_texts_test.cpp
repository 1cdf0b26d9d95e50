#include "app/models/log_texts.h"

#include "app/models/log_model.h"
#include "tests/support/suite.h"

using namespace gatehouse::app;
using gatehouse::record::Outcome;
namespace store = gatehouse::store;

class LogTextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void onlyFailuresAreLoud_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("tone");
        QTest::addColumn<QString>("words");
        const auto add = [](const char* name, Outcome outcome, int status, Tone tone,
                            const char* words) {
            QTest::newRow(name) << static_cast<int>(outcome) << status << static_cast<int>(tone)
                                << QString::fromUtf8(words);
        };
        add("ok", Outcome::Ok, 200, Tone::Quiet, "200");
        add("created", Outcome::Ok, 201, Tone::Quiet, "201");
        add("running", Outcome::Running, 0, Tone::Running, "running");
        add("refused", Outcome::Refused, 429, Tone::Warn, "429");
        add("upstream 401", Outcome::UpstreamError, 401, Tone::Warn, "401");
        add("upstream 502", Outcome::UpstreamError, 502, Tone::Bad, "502");
        add("cut", Outcome::UpstreamCut, 200, Tone::Bad, "cut off");
        add("timeout", Outcome::Timeout, 504, Tone::Bad, "504");
        add("late timeout", Outcome::Timeout, 200, Tone::Bad, "timeout");
        add("left", Outcome::ClientClosed, 200, Tone::Grey, "client closed");
        add("interrupted", Outcome::Interrupted, 0, Tone::Grey, "interrupted");
    }

    void onlyFailuresAreLoud()
    {
        QFETCH(int, outcome);
        QFETCH(int, status);
        QFETCH(int, tone);
        QFETCH(QString, words);
        store::Row row;
        row.requestId = "r";
        row.outcome = static_cast<Outcome>(outcome);
        row.status = status;
        QCOMPARE(static_cast<int>(toneOf(row)), tone);
        QCOMPARE(statusText(row), words);
    }

    void unknownIsAWord()
    {
        store::Row row;
        row.requestId = "r";
        row.outcome = Outcome::Ok;
        QCOMPARE(cellText(row, nullptr, LogModel::Cost), QStringLiteral("unknown"));
        QCOMPARE(cellText(row, nullptr, LogModel::Tokens), QStringLiteral("unknown"));
        row.cost = gatehouse::PicoUsd{};  // a kept answer
        QCOMPARE(cellText(row, nullptr, LogModel::Tokens), QStringLiteral("–"));
        QCOMPARE(cellText(row, nullptr, LogModel::Cost), QStringLiteral("$0.00"));
        row.cost.reset();
        row.outcome = Outcome::Refused;
        row.attempts = 0;
        QCOMPARE(cellText(row, nullptr, LogModel::Tokens), QStringLiteral("–"));
        QCOMPARE(cellText(row, nullptr, LogModel::Cost), QStringLiteral("–"));
        row.usage.input = 1284;
        QCOMPARE(cellText(row, nullptr, LogModel::Tokens), QStringLiteral("1,284 → ?"));
        row.usage.output = 184;
        QCOMPARE(cellText(row, nullptr, LogModel::Tokens), QStringLiteral("1,284 → 184"));
    }

    void everyColumnHasATitle()
    {
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            QVERIFY(!columnTitle(column).isEmpty());
    }

    void speedCountsFromTheFirstToken()
    {
        store::Row row;
        row.usage.output = 100;
        row.latency = 1'500'000;
        row.firstByte = 500'000;
        row.streamed = true;
        QCOMPARE(tokensPerSecond(row).value_or(0), 100.0);
        row.latency = -1;
        QVERIFY(!tokensPerSecond(row));
    }
};

GH_SUITE(LogTextsTest)
#include "log_texts_test.moc"
