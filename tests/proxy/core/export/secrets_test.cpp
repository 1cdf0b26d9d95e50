#include "proxy/core/export/secrets.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using config::Config;

namespace {

config::ProviderConfig provider(const char* id, const char* key, const char* base = "")
{
    config::ProviderConfig made;
    made.id = id;
    made.base = base;
    made.key.text = key;
    return made;
}

std::vector<exports::NeededSecret> secretsOf(const Config& config)
{
    return exports::neededSecrets(config, provider::Catalogue::builtIn());
}

}  // namespace

class ExportSecretsTest : public QObject {
    Q_OBJECT

private slots:

    void eachSecretGetsItsUsualVariable()
    {
        Config config;
        config.server.adminToken.text = "keychain:admin";
        config.access.keys = {{.id = "k1", .label = "CI bot", .value = {"vault:ci"}}};
        config.providers = {provider("openai", "keychain:openai"),
                            provider("my-own", "vault:mine", "openai-compatible"),
                            provider("anthropic", "env:CLAUDE_KEY"),
                            provider("groq", "file:/run/groq.key"), provider("ollama", "")};
        std::string names;
        for (const auto& each : secretsOf(config)) names += each.variable + " ";
        QCOMPARE(names, std::string("CLAUDE_KEY GATEHOUSE_ADMIN_TOKEN GATEHOUSE_KEY_CI_BOT "
                                    "OPENAI_API_KEY MY_OWN_API_KEY "));
        QCOMPARE(secretsOf(config)[3].about.filled(), std::string("API key of OpenAI"));
    }

    /// Also where a secret stands in the text of a header.
    void collectorsAndPlaceholdersToo()
    {
        Config config;
        config.records.placeholderKey = {"vault:placeholders"};
        config.server.adminToken = {"vault:admin"};
        config.traces.resize(1);
        config.traces[0].id = "team";
        config.traces[0].authorization = {"keychain:collector-team"};
        config.traces[0].headers = {{"x-dataset", "gateway"}, {"x-api-key", "vault:other"}};
        std::string names;
        for (const auto& each : secretsOf(config)) names += each.variable + " ";
        QCOMPARE(names, std::string("GATEHOUSE_ADMIN_TOKEN GATEHOUSE_PLACEHOLDER_KEY "
                                    "GATEHOUSE_COLLECTOR_TEAM GATEHOUSE_COLLECTOR_TEAM_2 "));
        const auto there = exports::withVariables(config, secretsOf(config));
        QCOMPARE(there.traces[0].headers[1].value, std::string("env:GATEHOUSE_COLLECTOR_TEAM_2"));
        QCOMPARE(there.traces[0].headers[0].value, std::string("gateway"));
        QVERIFY(exports::withFormerPlaces(there, secretsOf(config)) == config);
    }

    void namesDoNotClash()
    {
        Config config;
        config.providers = {provider("openai", "keychain:one"),
                            provider("second", "env:OPENAI_API_KEY", "openai"),
                            provider("third", "keychain:one", "openai")};
        const auto secrets = secretsOf(config);
        QCOMPARE(secrets.size(), std::size_t(2));
        QCOMPARE(secrets[0].variable, std::string("OPENAI_API_KEY"));
        QCOMPARE(secrets[1].variable, std::string("OPENAI_API_KEY_2"));
        // One secret that is used twice is asked for once.
        QCOMPARE(secrets[1].used,
                 (std::vector<std::string>{"/providers/0/key", "/providers/2/key"}));
    }

    void everyKeyOfAProviderIsAskedFor()
    {
        Config config;
        config.providers = {provider("openai", "keychain:openai")};
        config.providers[0].moreKeys = {{"team", {"keychain:openai-team"}, 2}};
        const auto secrets = secretsOf(config);
        QCOMPARE(secrets.size(), std::size_t(2));
        QCOMPARE(secrets[1].variable, std::string("OPENAI_API_KEY_2"));
        QCOMPARE(secrets[1].about.filled(), std::string("API key of OpenAI, team"));
        const Config there = exports::withVariables(config, secrets);
        QCOMPARE(there.providers[0].moreKeys[0].key.text, std::string("env:OPENAI_API_KEY_2"));
        QCOMPARE(there.providers[0].moreKeys[0].weight, 2);
        QCOMPARE(exports::withFormerPlaces(there, secrets), config);
    }

    void thereAndBack()
    {
        Config config;
        config.providers = {provider("openai", "keychain:openai"),
                            provider("mistral", "env:MISTRAL_API_KEY"),
                            provider("groq", "file:/run/groq.key")};
        const auto secrets = secretsOf(config);
        const Config there = exports::withVariables(config, secrets);
        QCOMPARE(there.providers[0].key.text, std::string("env:OPENAI_API_KEY"));
        QCOMPARE(there.providers[2].key.text, std::string("file:/run/groq.key"));
        QCOMPARE(exports::withFormerPlaces(there, secrets), config);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ExportSecretsTest;
GH_SUITE(ExportSecretsTest)
#include "secrets_test.moc"
