#include "proxy/core/guard/detectors.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class NamedSecretsTest : public QObject {
    Q_OBJECT

private slots:

    void valuesWithANameAreFound()
    {
        const auto value = tests::madeKey("", 28);
        const std::pair<std::string_view, std::string_view> around[] = {
            {"api_key = \"", "\""},         {"API-KEY: ", ""},
            {"Authorization: Bearer ", ""}, {"{\"client_secret\": \"", "\"}"},
            {"export SERVICE_TOKEN=", ""},  {"authToken: '", "'"}};
        for (const auto& [before, after] : around) {
            const std::string text = std::string(before) + value + std::string(after);
            QVERIFY2(tests::found(text).find(value) != std::string::npos, text.c_str());
        }
        QCOMPARE(tests::found("password: \"Tr0ub4dor&3\""), std::string("password=Tr0ub4dor&3"));
    }

    void ordinaryValuesAreNot()
    {
        for (const std::string_view text :
             {"token = getToken(user1)", "api_key: ${API_KEY_1234}", "primary_key: 12345678",
              "keystore.file=env/cert.p12", "password: correct", "max_tokens: 40961234",
              "token_url = \"https://example.com/a1b2c3\"", "sequenceKey = \"18\""})
            QCOMPARE(tests::found(text), std::string());
    }
};

GH_SUITE(NamedSecretsTest)

}  // namespace gatehouse::guard

#include "named_secrets_test.moc"
