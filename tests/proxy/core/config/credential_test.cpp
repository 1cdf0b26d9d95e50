#include "proxy/core/config/credential.h"

#include "tests/support/suite.h"

using namespace gatehouse;

class CredentialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysAreRecognised()
    {
        for (const char* text :
             {"sk-proj-abcdefgh", "sk-ant-api03-xyz", "gsk_0123456789", "AIzaSyA-0123456789",
              "Bearer x", "basic eA==", "  sk-abcdefghijkl  ", "eyJhbGciOiJIUzI1NiJ9.e30.x",
              "9f86d081884c7d659a2feaa0c55ad015"}) {
            QVERIFY2(config::looksLikeCredential(text), text);
        }
    }

    void plainWordsAreNot()
    {
        for (const char* text :
             {"", "blue", "sk-short", "2023-06-01", "org-AbCdEf0123456789AbCdEf0123456789",
              "prompt-caching-2024-07-31,context-1m", "a quite long sentence 123 with digits 456",
              "/etc/gatehouse/keys/provider-0123456789.key",
              "https://a.example/0123456789abcdef"}) {
            QVERIFY2(!config::looksLikeCredential(text), text);
        }
    }

    void headersOfCredentials()
    {
        QVERIFY(config::isCredentialHeader("Authorization"));
        QVERIFY(config::isCredentialHeader("X-API-Key"));
        QVERIFY(!config::isCredentialHeader("x-api-key-id"));
    }

    void namesOfSecretsAreChecked()
    {
        for (const char* text : {"", "env:OPENAI_API_KEY", "env:_x1", "file:/a/b c", "vault:openai",
                                 "keychain:my key"}) {
            QVERIFY2(config::whyUnusable({text}).empty(), text);
        }
        for (const char* text : {"OPENAI_API_KEY", "env:", "env:1A", "env:A-B", "file:", "vault:",
                                 "http://x", "keychain:sk-abcdefghijkl", "sk-abcdefghijkl"}) {
            const auto why = config::whyUnusable({text});
            QVERIFY2(!why.empty(), text);
            QVERIFY2(why.find("abcdefghijkl") == std::string_view::npos, "the text is repeated");
        }
    }
};

GH_SUITE(CredentialTest)
#include "credential_test.moc"
