#include "proxy/core/provider/google_token.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/support/service_account.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::provider;

class GoogleTokenTest : public QObject {
    Q_OBJECT

private slots:

    void anAccountIsRead()
    {
        const tests::ServiceKey key;
        const auto account = serviceAccountOf(key.json("https://t.example/token"));
        QVERIFY(account.has_value());
        QCOMPARE(account->email, std::string("gate@project-1.example"));
        QCOMPARE(account->project, std::string("project-1"));
        QCOMPARE(account->tokenUri, std::string("https://t.example/token"));
        QVERIFY(!account->privateKey.empty());
        for (const char* other : {"", "ya29.token", "{}", "{\"client_email\":\"a\"}"})
            QVERIFY2(!serviceAccountOf(other), other);
    }

    void theAssertionIsSigned()
    {
        const tests::ServiceKey key;
        const auto account = serviceAccountOf(key.json("https://t.example/token"));
        const auto assertion = assertionOf(*account, 1'750'000'000'000'000);
        QVERIFY(assertion.ok());
        const auto parts = QByteArray::fromStdString(*assertion).split('.');
        QCOMPARE(parts.size(), 3);
        QVERIFY(!assertion->ends_with('=') && assertion->find('+') == std::string::npos);
        const auto decoded = [](const QByteArray& part) {
            return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
        };
        const auto head = QJsonDocument::fromJson(decoded(parts[0])).object();
        QCOMPARE(head["alg"].toString(), QString("RS256"));
        QCOMPARE(head["kid"].toString(), QString("key-1"));
        const auto claims = QJsonDocument::fromJson(decoded(parts[1])).object();
        QCOMPARE(claims["iss"].toString(), QString("gate@project-1.example"));
        QCOMPARE(claims["aud"].toString(), QString("https://t.example/token"));
        QCOMPARE(claims["iat"].toInteger(), qint64(1'750'000'000));
        QCOMPARE(claims["exp"].toInteger(), qint64(1'750'003'600));
        QVERIFY(claims["scope"].toString().endsWith("cloud-platform"));
        QVERIFY(key.hasSigned((parts[0] + '.' + parts[1]).toStdString(),
                              decoded(parts[2]).toStdString()));
        QVERIFY(tokenRequestOf(*assertion).ends_with("&assertion=" + *assertion));
    }

    void aKeyThatIsNoneIsRefused()
    {
        ServiceAccount account;
        account.privateKey = Secret("not a key");
        const auto assertion = assertionOf(account, 0);
        QVERIFY(!assertion.ok());
        QVERIFY(!assertion.error().hint.empty());
        QVERIFY(assertion.error().message.find("not a key") == std::string::npos);
    }

    void answersAreRead()
    {
        const auto token = accessTokenOf(200, "{\"access_token\":\"ya29.a\",\"expires_in\":3599}");
        QVERIFY(token.ok());
        QCOMPARE(token->text, std::string("ya29.a"));
        QCOMPARE(token->seconds, std::int64_t(3599));
        const auto refused = accessTokenOf(
            400, "{\"error\":\"invalid_grant\",\"error_description\":\"Account deleted\"}");
        QVERIFY(refused.error().kind == ErrorKind::Unauthorized);
        QVERIFY(refused.error().message.ends_with("Account deleted"));
        for (const char* odd : {"", "{}", "{\"access_token\":\"a\\r\\nb\"}"})
            QVERIFY2(accessTokenOf(200, odd).error().kind == ErrorKind::BadUpstream, odd);
        QVERIFY(accessTokenOf(503, "busy").error().kind == ErrorKind::BadUpstream);
    }
};

GH_SUITE(GoogleTokenTest)
#include "google_token_test.moc"
