#include "proxy/core/provider/row.h"

#include "tests/support/suite.h"

using namespace gatehouse;
using provider::readRow;

class RowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyMemberIsRead()
    {
        const auto row = readRow(R"({
            "id": "x", "title": "X", "aliases": ["y"], "baseUrl": "", "version": "v3",
            "versionRule": "client", "unversioned": ["/api/"], "dialect": "ollama_chat",
            "dialects": ["ollama_chat", "openai_chat"], "auth": {"scheme": "query", "name": "key"},
            "headers": {"a": "b"}, "environment": ["X_KEY"], "probe": "/p", "local": true,
            "sample": true, "usageOnRequest": true, "site": "s",
            "prices": {"source": "page", "date": "2026-01-02"},
            "models": [{"id": "m", "title": "M", "context": 10, "maxOutput": 5, "tools": true,
                "reasoning": true, "images": true, "audio": true, "embeddings": true,
                "released": "2026-01-01",
                "price": {"input": "1", "cachedInput": "0.1", "cacheWrite5m": "1.25",
                    "cacheWrite1h": "2", "output": "3", "reasoning": "4", "inputAudio": "5",
                    "outputAudio": "6", "date": "2026-01-03",
                    "tiers": [{"aboveTokens": 9, "input": "8"}, {"aboveTokens": 7, "input": "7"}]}}]})");
        QVERIFY2(row.ok(), row.ok() ? "" : row.error().message.c_str());
        const auto& found = row->provider;
        QCOMPARE(row->date, std::string("2026-01-02"));
        QVERIFY(found.versionRule == provider::VersionRule::Client);
        QVERIFY(found.auth.scheme == provider::AuthScheme::Query);
        QCOMPARE(found.auth.name, std::string("key"));
        QCOMPARE(found.dialects.size(), std::size_t{2});
        QVERIFY(found.local && found.sample && found.usageOnRequest);
        const auto& card = found.models.at(0);
        QVERIFY(card.tools && card.reasoning && card.images && card.audio && card.embeddings);
        QCOMPARE(card.context, std::int64_t{10});
        QCOMPARE(*card.price->rates.cachedInput, std::int64_t{100000});
        QCOMPARE(*card.price->rates.outputAudio, std::int64_t{6000000});
        QCOMPARE(card.price->source, std::string("page"));
        QCOMPARE(card.price->date, std::string("2026-01-03"));
        QCOMPARE(card.price->tiers.at(0).aboveTokens, std::int64_t{7});  // ascending
    }

    void aModelNeedsNoPrice()
    {
        const auto row = readRow(R"({"id": "x", "models": [{"id": "m"}]})");
        QVERIFY(row.ok());
        QVERIFY(!row->provider.models.at(0).price.has_value());
    }

    void wrongShapesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "[]", "{\"id\": 1}", "{\"id\": \"x\", \"models\": {}}",
              "{\"id\": \"x\", \"models\": [1]}", "{\"id\": \"x\", \"aliases\": [1]}",
              "{\"id\": \"x\", \"local\": 1}", "{\"id\": \"x\", \"headers\": {\"a\": 1}}",
              "{\"id\": \"x\", \"models\": [{\"id\": \"\"}]}",
              "{\"id\": \"x\", \"models\": [{\"id\": \"m\", \"context\": -1}]}",
              "{\"id\": \"x\", \"models\": [{\"id\": \"m\", \"price\": {\"input\": \"-1\"}}]}"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }

    void wrongShapesAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto row = readRow(text.toStdString());
        QVERIFY(!row.ok());
        QVERIFY(!row.error().hint.empty());
    }
};

GH_SUITE(RowTest)
#include "row_test.moc"
