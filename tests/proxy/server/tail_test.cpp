#include "proxy/server/tail.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::server {

namespace {

store::Row someRow()
{
    store::Row row;
    row.requestId = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    row.startedAt = 1'700'000'000'123'456;
    row.outcome = record::Outcome::Ok;
    row.status = 200;
    row.method = "POST";
    row.path = "/v1/x";
    row.provider = "openai";
    row.model = "gpt-4o \"q\"";
    row.latency = 1'234'567;
    row.firstByte = 400;
    row.usage.input = 10;
    row.usage.output = 3;
    row.cost = PicoUsd{6'612'345'678};
    return row;
}

}  // namespace

class TailTest : public QObject {
    Q_OBJECT

private slots:

    void aLineForPeople()
    {
        const std::string line = lineOf(someRow(), false);
        for (const char* part : {"2023-11-14T22:13:20.123Z", "200", "ok", "POST /v1/x",
                                 "openai/gpt-4o", "1234 ms", "10 → 3 tokens", "$0.006612"}) {
            QVERIFY2(line.find(part) != std::string::npos, line.c_str());
        }
    }

    void unknownIsNotZero()
    {
        store::Row row = someRow();
        row.usage = {};
        row.cost.reset();
        row.latency = -1;
        row.status = 0;
        const std::string line = lineOf(row, false);
        for (const char* part : {"---", "running", "? → ? tokens", "price unknown"})
            QVERIFY2(line.find(part) != std::string::npos, line.c_str());
        const auto json =
            QJsonDocument::fromJson(QByteArray::fromStdString(lineOf(row, true))).object();
        QVERIFY(json["cost_pico_usd"].isNull());
        QVERIFY(json["input_tokens"].isNull());
    }

    void aLineForPrograms()
    {
        const std::string line = lineOf(someRow(), true);
        QVERIFY(line.find('\n') == std::string::npos);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        QCOMPARE(json["model"].toString(), QString("gpt-4o \"q\""));
        QCOMPARE(json["cost_pico_usd"].toDouble(), 6'612'345'678.0);
        QCOMPARE(json["time"].toString(), QString("2023-11-14T22:13:20.123Z"));
        QCOMPARE(json["outcome"].toString(), QString("ok"));
    }
};

}  // namespace gatehouse::server

using gatehouse::server::TailTest;
GH_SUITE(TailTest)
#include "tail_test.moc"
