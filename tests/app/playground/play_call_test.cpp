#include "app/playground/play_call.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

QJsonObject object(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

record::Exchange exchange(const char* dialect, const char* body)
{
    record::Exchange call;
    call.dialect = dialect;
    call.requestBody.bytes = body;
    call.requestBody.totalSize = static_cast<ByteCount>(call.requestBody.bytes.size());
    return call;
}

}  // namespace

class PlayCallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatWasTypedIsAChat()
    {
        app::PlayCall call;
        QVERIFY(call.isEmpty());
        call.system = QStringLiteral("Be brief.");
        call.turns = {{QStringLiteral("user"), QStringLiteral("Hi"), {}}, {}};
        call.temperature = 0.5;
        call.maxTokens = 64;
        QVERIFY(!call.isEmpty());
        const QJsonObject body = object(
            bodyOf(call, QStringLiteral("openai/o3"), QStringLiteral("max_completion_tokens")));
        QCOMPARE(body[QLatin1String("model")].toString(), QStringLiteral("openai/o3"));
        QVERIFY(body[QLatin1String("stream")].toBool());
        QCOMPARE(body[QLatin1String("temperature")].toDouble(), 0.5);
        QCOMPARE(body[QLatin1String("max_completion_tokens")].toInt(), 64);
        QVERIFY(!body.contains(QLatin1String("max_tokens")));
        QVERIFY(!body.contains(QLatin1String("top_p")));
        // An empty field is no message.
        QCOMPARE(body[QLatin1String("messages")].toArray().size(), 2);
    }

    /// Pictures, tools and unknown members come through; the text can be changed beside them.
    void aStoredCallComesBackWhole()
    {
        const char* json =
            "{\"model\":\"gpt-5\",\"seed\":7,\"top_p\":0.9,\"max_completion_tokens\":10,"
            "\"stream\":false,\"messages\":["
            "{\"role\":\"developer\",\"content\":\"Be kind.\"},"
            "{\"role\":\"user\",\"name\":\"ann\",\"content\":[{\"type\":\"text\",\"text\":\"What?"
            "\"},"
            "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://a.b/c.png\"}}]}]}";
        record::Exchange stored = exchange("openai_chat", json);
        stored.modelAsked = "gpt-5";
        stored.provider = "openai";
        const app::PlayOpened opened = app::playCallOf(stored);
        QVERIFY2(opened.problem.isEmpty(), qPrintable(opened.problem));
        QCOMPARE(opened.model, QStringLiteral("openai/gpt-5"));
        QCOMPARE(opened.call.system, QStringLiteral("Be kind."));
        QCOMPARE(opened.call.turns.size(), std::size_t{1});
        QCOMPARE(opened.call.maxTokens, std::optional<qint64>(10));
        QCOMPARE(opened.call.topP, std::optional<double>(0.9));
        QVERIFY(app::besideText(opened.call.turns[0]).startsWith(QStringLiteral("1 picture")));

        app::PlayCall changed = opened.call;
        changed.turns[0].text = QStringLiteral("Who?");
        const QJsonObject body = object(bodyOf(changed, opened.model));
        QCOMPARE(body[QLatin1String("seed")].toInt(), 7);
        const QJsonValue turn = body[QLatin1String("messages")].toArray().at(1);
        QCOMPARE(turn[QLatin1String("name")].toString(), QStringLiteral("ann"));
        const QJsonArray parts = turn[QLatin1String("content")].toArray();
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0][QLatin1String("text")].toString(), QStringLiteral("Who?"));
        QCOMPARE(parts[1][QLatin1String("type")].toString(), QStringLiteral("image_url"));
        // What was not touched goes as it came.
        const QJsonObject same = object(bodyOf(opened.call, opened.model));
        QCOMPARE(same[QLatin1String("messages")].toArray().at(1),
                 object(json)[QLatin1String("messages")].toArray().at(1));
    }

    void callsOfOtherDialectsOpenToo()
    {
        record::Exchange stored =
            exchange("anthropic_messages",
                     "{\"model\":\"claude\",\"max_tokens\":5,\"system\":\"Be brief.\","
                     "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        stored.modelAsked = "dynamic/support";
        stored.provider = "anthropic";
        stored.route.id = "support";
        const app::PlayOpened opened = app::playCallOf(stored);
        QVERIFY2(opened.problem.isEmpty(), qPrintable(opened.problem));
        QCOMPARE(opened.model, QStringLiteral("dynamic/support"));
        QCOMPARE(opened.call.system, QStringLiteral("Be brief."));
        QCOMPARE(opened.call.turns.at(0).text, QStringLiteral("Hi"));
        QCOMPARE(opened.call.maxTokens, std::optional<qint64>(5));
    }

    void whatCannotBeOpenedSaysWhy()
    {
        record::Exchange cut = exchange("openai_chat", "{\"model\":");
        cut.requestBody.truncated = true;
        QVERIFY(!app::playCallOf(cut).problem.isEmpty());
        QVERIFY(!app::playCallOf(cut).hint.isEmpty());
        const app::PlayOpened vectors = app::playCallOf(exchange("openai_embeddings", "{}"));
        QVERIFY(!vectors.problem.isEmpty());
        const app::PlayOpened list = app::playCallOf(exchange("openai_chat", "[]"));
        QVERIFY(!list.problem.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlayCallTest;
GH_SUITE(PlayCallTest)
#include "play_call_test.moc"
