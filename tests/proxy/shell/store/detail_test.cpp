#include "proxy/shell/store/detail.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class DetailTest : public QObject {
    Q_OBJECT

private slots:

    void everyFieldComesBack()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        auto made = chat("01HX0000000000000000000000", "hello");
        made->receivedAt = 12;
        made->gatewayTime = 99;
        made->clientAddress = "127.0.0.1";
        made->userAgent = "agent/1";
        made->keyId = "key_1";
        made->traceId = "0123456789abcdef0123456789abcdef";
        made->generation = "7";
        made->modelAnswered = "gpt-4.1-mini-2026";
        made->errorCode = "cut";
        made->errorText = "the provider broke off";
        made->finishReason = "stop";
        made->streamed = true;
        made->eventCount = 3;
        made->usage.cacheRead = 40;
        made->usage.reasoning = 0;
        made->usage.estimated = true;
        made->priceVersion = "2026";
        made->clientHeaders = "Host: a\n";
        made->sentHeaders = "Host: b\n";
        made->upstreamHeaders = "Server: c\n";
        made->deliveredHeaders = "Server: d\n";
        made->trace.push_back({"route", "openai first", 5, 6});
        made->events = {{100, 20}, {250, 31}};
        record::Attempt attempt;
        attempt.provider = "groq";
        attempt.model = "llama";
        attempt.url = "https://groq.example/v1/chat";
        attempt.status = 503;
        attempt.errorCode = "overloaded";
        attempt.endedAt = 77;
        attempt.usage.input = 3;
        attempt.cost = PicoUsd{5};
        made->attempts = {attempt, attempt};
        made->attempts[1].status = 200;
        const record::Exchange before = *made;
        (*writer)->push(finished(std::move(made)));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto found = (*reader)->detail(1);
        QVERIFY(found.ok() && found->has_value());
        const record::Exchange& after = **found;
        for (auto field : {&record::Exchange::id,
                           &record::Exchange::clientAddress,
                           &record::Exchange::userAgent,
                           &record::Exchange::keyId,
                           &record::Exchange::traceId,
                           &record::Exchange::generation,
                           &record::Exchange::modelAnswered,
                           &record::Exchange::errorCode,
                           &record::Exchange::errorText,
                           &record::Exchange::finishReason,
                           &record::Exchange::priceVersion,
                           &record::Exchange::clientHeaders,
                           &record::Exchange::sentHeaders,
                           &record::Exchange::upstreamHeaders,
                           &record::Exchange::deliveredHeaders,
                           &record::Exchange::path,
                           &record::Exchange::dialect,
                           &record::Exchange::operation,
                           &record::Exchange::modelAsked,
                           &record::Exchange::modelSent,
                           &record::Exchange::keyLabel}) {
            QCOMPARE(after.*field, before.*field);
        }
        QVERIFY(after.usage == before.usage);
        QVERIFY(after.cost == before.cost);
        QCOMPARE(after.receivedAt, before.receivedAt);
        QCOMPARE(after.gatewayTime, before.gatewayTime);
        QVERIFY(after.streamed);
        QCOMPARE(after.eventCount, 3U);
        QCOMPARE(after.trace.size(), std::size_t{1});
        QCOMPARE(after.trace[0].stop, std::string_view("route"));
        QCOMPARE(after.events[1].at, std::int64_t{250});
        QCOMPARE(after.attempts.size(), std::size_t{2});
        QCOMPARE(after.attempts[0].errorCode, std::string("overloaded"));
        QCOMPARE(after.attempts[1].status, 200);
        QVERIFY(after.attempts[0].usage == attempt.usage);
        QCOMPARE(after.requestBody.contentType, std::string("application/json"));
        QCOMPARE(after.requestBody.totalSize, before.requestBody.totalSize);
        QVERIFY(!(*reader)->detail(2)->has_value());
    }
};

}  // namespace gatehouse::store

using gatehouse::store::DetailTest;
GH_SUITE(DetailTest)
#include "detail_test.moc"
