#include "app/exchange_view.h"

#include "tests/support/suite.h"

using namespace gatehouse::app;
namespace record = gatehouse::record;

namespace {

const char* const kStream =
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n"
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\" there\"}}]}\n\n"
    "data: [DONE]\n\n";

record::Exchange streamed()
{
    record::Exchange exchange;
    exchange.dialect = "openai_chat";
    exchange.streamed = true;
    exchange.requestBody.bytes = R"({"messages":[{"role":"user","content":"Hi"}]})";
    exchange.responseBody.bytes = kStream;
    exchange.events = {{1000, 60}, {51'000, 60}, {60'000, 14}};
    return exchange;
}

}  // namespace

class ExchangeViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aStreamBecomesRowsWithTimes()
    {
        const auto view = exchangeView(7, streamed());
        QCOMPARE(view.stream.size(), std::size_t(3));
        QCOMPARE(view.stream[0].text, QStringLiteral("Hello"));
        QVERIFY(view.stream[0].words);
        QCOMPARE(view.stream[0].gap, -1);
        QCOMPARE(view.stream[1].gap, 50'000);
        QCOMPARE(view.stream[2].text, QStringLiteral("[DONE]"));
        QVERIFY(!view.stream[2].words);
        QCOMPARE(view.joined, QStringLiteral("Hello there"));
        QCOMPARE(view.id, 7);
    }

    void everyChunkingGivesTheSameRows()
    {
        const std::string bytes = kStream;
        for (std::size_t size = 1; size < bytes.size(); size += 7) {
            StreamCutter cutter("openai_chat");
            std::vector<StreamRow> rows;
            for (std::size_t at = 0; at < bytes.size(); at += size) {
                for (auto& row : cutter.push(std::string_view(bytes).substr(at, size), {}))
                    rows.push_back(row);
            }
            QCOMPARE(rows.size(), std::size_t(3));
            QCOMPARE(rows[1].text, QStringLiteral(" there"));
        }
    }

    void bodiesThatWereChangedStandBesideTheirOrigin()
    {
        auto exchange = streamed();
        const auto same = bodiesView(exchange);
        QVERIFY(!same.request.bodyDiffers);
        QVERIFY(!same.request.wentOn && same.request.diff == nullptr);  // no attempt was made
        exchange.attempts.emplace_back();
        exchange.clientHeaders = "Host: here\nX-Own: 1\n";
        exchange.sentHeaders = "Host: there\n";
        QCOMPARE(bodiesView(exchange).request.diff->changes, std::size_t{2});
        exchange.sentBody.bytes = "{\"model\":\"other\"}";
        const auto view = bodiesView(exchange);
        QVERIFY(view.request.bodyDiffers);
        QVERIFY(!view.response.bodyDiffers);
        QVERIFY(view.request.after.tree != nullptr);
        QVERIFY(view.request.diff->changes > 2);
    }

    void onlyTheAnswerIsJoined()
    {
        using gatehouse::dialect::Turn;
        const std::vector<Turn> turns{{"user", "text", "q", {}, {}},
                                      {"assistant", "text", "old", {}, {}},
                                      {"user", "text", "q2", {}, {}},
                                      {"assistant", "text", "new", {}, {}},
                                      {"assistant", "tool_call", "{}", "f", {}}};
        QCOMPARE(joinedAnswer(turns), QStringLiteral("new\n\n{}"));
    }
};

GH_SUITE(ExchangeViewTest)
#include "exchange_view_test.moc"
