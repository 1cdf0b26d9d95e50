#include "proxy/core/dialect/restate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class RestateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void messagesBecomeAChat()
    {
        const auto made = dialect::restate(
            "{\"model\":\"claude\",\"max_tokens\":64,\"system\":\"Be brief.\","
            "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
            "anthropic_messages", "openai_chat");
        QVERIFY(made.ok());
        const QJsonObject body =
            QJsonDocument::fromJson(QByteArray::fromStdString(made->body)).object();
        const QJsonArray messages = body[QLatin1String("messages")].toArray();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0][QLatin1String("role")].toString(), QStringLiteral("system"));
        QCOMPARE(messages[0][QLatin1String("content")].toString(), QStringLiteral("Be brief."));
        QCOMPARE(messages[1][QLatin1String("content")].toString(), QStringLiteral("Hi"));
    }

    void theSameWordsStayAsTheyAre()
    {
        const std::string body = "{ \"odd\": 1 }";
        const auto made = dialect::restate(body, "openai_chat", "openai_chat");
        QVERIFY(made.ok());
        QCOMPARE(made->body, body);
    }

    void whatIsNoChatIsRefused()
    {
        const auto made = dialect::restate("{}", "openai_embeddings", "openai_chat");
        QVERIFY(!made.ok());
        QVERIFY(!made.error().hint.empty());
        const auto broken = dialect::restate("{", "anthropic_messages", "openai_chat");
        QVERIFY(!broken.ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RestateTest;
GH_SUITE(RestateTest)
#include "restate_test.moc"
