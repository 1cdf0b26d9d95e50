#include "proxy/core/config/validate.h"

#include <functional>

#include "proxy/core/config/codec.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace validate_test {

std::vector<Problem> check(const Config& config)
{
    return validate(config, provider::Catalogue::builtIn());
}

QStringList places(const Config& config)
{
    QStringList found;
    for (const auto& problem : check(config)) {
        found << QString::fromStdString(problem.path);
        if (problem.message.empty() || problem.hint.empty()) found << "a problem without words";
    }
    return found;
}

Config with(const std::function<void(Config&)>& change)
{
    Config config = firstRun();
    change(config);
    return config;
}

ProviderConfig own()
{
    ProviderConfig provider;
    provider.id = "mine";
    provider.baseUrl = "http://127.0.0.1:8000/v1";
    return provider;
}

const std::string kHash(64, 'a');

KeyConfig hashed(std::string id)
{
    KeyConfig key;
    key.id = std::move(id);
    key.hash = kHash;
    return key;
}

/// Each case changes a sound config; `place` is the only complaint expected ("" for none).
struct Case {
    const char* name;
    const char* place;
    std::function<void(Config&)> change;
};

using C = Config&;

std::vector<Case> serverCases()
{
    return {
        {"first run", "", [](C) {}},
        {"port 0", "",
         [](C c) {
             c.server.listen = {"127.0.0.1:0", "127.0.0.1:0"};
         }},
        {"localhost", "", [](C c) { c.server.listen = {"localhost:80"}; }},
        {"nothing to listen on", "/server/listen", [](C c) { c.server.listen.clear(); }},
        {"no port", "/server/listen/0", [](C c) { c.server.listen = {"127.0.0.1"}; }},
        {"a name", "/server/listen/0", [](C c) { c.server.listen = {"example.com:80"}; }},
        {"a port too large", "/server/listen/0",
         [](C c) { c.server.listen = {"127.0.0.1:70000"}; }},
        {"no v4 address", "/server/listen/0", [](C c) { c.server.listen = {"127.0.0.256:1"}; }},
        {"twice", "/server/listen/1",
         [](C c) {
             c.server.listen = {"127.0.0.1:1", "127.0.0.1:1"};
         }},
        {"a host pattern", "/server/allowedHosts/0",
         [](C c) { c.server.allowedHosts = {"*.example"}; }},
        {"a host", "",
         [](C c) {
             c.server.allowedHosts = {"gate.example", "gate.example:81"};
         }},
        {"any origin", "/server/allowedOrigins/0", [](C c) { c.server.allowedOrigins = {"*"}; }},
        {"null origin", "/server/allowedOrigins/0",
         [](C c) { c.server.allowedOrigins = {"null"}; }},
        {"an origin with a path", "/server/allowedOrigins/0",
         [](C c) { c.server.allowedOrigins = {"https://a.example/"}; }},
        {"origins", "",
         [](C c) {
             c.server.allowedOrigins = {"https://a.example", "app://notes",
                                        "http://localhost:3000"};
         }},
        {"half a TLS", "/server/tlsKey", [](C c) { c.server.tlsCertificate = "/c.pem"; }},
        {"the other half", "/server/tlsCertificate", [](C c) { c.server.tlsKey = "/k.pem"; }},
        {"little memory", "/server/maxBodyMemory", [](C c) { c.server.maxBodyMemory = 50_MiB; }},
        {"no connections", "/server/maxConnections", [](C c) { c.server.maxConnections = 0; }},
        {"a long wait", "/server/headTimeout",
         [](C c) { c.server.headTimeout = Millis(90000000); }},
        {"negative days", "/records/keepDays", [](C c) { c.records.keepDays = -1; }},
        {"a newer version", "/version", [](C c) { c.version = 2; }},
        {"a masked header", "/records/maskedHeaders/0",
         [](C c) { c.records.maskedHeaders = {"x: y"}; }},
        {"a line break", "/server/tlsCertificate",
         [](C c) {
             c.server.tlsCertificate = "/c\n.pem";
             c.server.tlsKey = "/k.pem";
         }},
        {"a token pasted", "/server/adminToken",
         [](C c) { c.server.adminToken = {"0123456789abcdef0123456789abcdef"}; }},
    };
}

std::vector<Case> accessCases()
{
    return {
        {"a hashed key", "",
         [](C c) {
             c.access.salt = "00";
             c.access.keys = {hashed("a")};
         }},
        {"no salt", "/access/salt", [](C c) { c.access.keys = {hashed("a")}; }},
        {"odd salt", "/access/salt", [](C c) { c.access.salt = "xyz"; }},
        {"a value", "",
         [](C c) {
             c.access.keys = {{"a", "", "", {"env:GATEHOUSE_KEY"}, "", true, 0, 0}};
         }},
        {"neither hash nor value", "/access/keys/0",
         [](C c) { c.access.keys.emplace_back().id = "a"; }},
        {"both", "/access/keys/0/value",
         [](C c) {
             c.access.salt = "00";
             c.access.keys = {hashed("a")};
             c.access.keys[0].value = {"env:A"};
         }},
        {"no hash", "/access/keys/0/hash",
         [](C c) {
             c.access.salt = "00";
             c.access.keys = {hashed("a")};
             c.access.keys[0].hash = "gh-plain-key";
         }},
        {"no id", "/access/keys/0/id",
         [](C c) {
             c.access.keys = {{"", "", "", {"env:A"}, "", true, 0, 0}};
         }},
        {"the same id", "/access/keys/1/id",
         [](C c) {
             c.access.keys = {{"a", "", "", {"env:A"}, "", true, 0, 0},
                              {"a", "", "", {"env:B"}, "", true, 0, 0}};
         }},
        {"expired at birth", "/access/keys/0/expiresAt",
         [](C c) {
             c.access.keys = {{"a", "", "", {"env:A"}, "", true, 10, 5}};
         }},
        {"a pasted key", "/access/keys/0/value",
         [](C c) {
             c.access.keys = {{"a", "", "", {"sk-abcdefghijkl"}, "", true, 0, 0}};
         }},
    };
}

std::vector<Case> providerCases()
{
    const auto provider = [](std::function<void(ProviderConfig&)> change) {
        return [change](C c) {
            ProviderConfig made = own();
            change(made);
            c.providers = {made};
        };
    };
    using P = ProviderConfig&;
    return {
        {"a provider of one's own", "", provider([](P) {})},
        {"an alias of the catalogue", "",
         provider([](P p) { p.id = "gemini", p.baseUrl.clear(); })},
        {"capital letters", "/providers/0/id", provider([](P p) { p.id = "Mine"; })},
        {"a slash", "/providers/0/id", provider([](P p) { p.id = "a/b"; })},
        {"a version", "/providers/0/id", provider([](P p) { p.id = "v1"; })},
        {"our own path", "/providers/0/id", provider([](P p) { p.id = "admin"; })},
        {"unknown without address", "/providers/0/id", provider([](P p) { p.baseUrl.clear(); })},
        {"unknown base", "/providers/0/base", provider([](P p) { p.base = "nobody"; })},
        {"a base without address", "/providers/0/baseUrl",
         provider([](P p) { p.base = "openai-compatible", p.baseUrl.clear(); })},
        {"no scheme", "/providers/0/baseUrl", provider([](P p) { p.baseUrl = "127.0.0.1:1"; })},
        {"ftp", "/providers/0/baseUrl", provider([](P p) { p.baseUrl = "ftp://127.0.0.1"; })},
        {"credentials", "/providers/0/baseUrl",
         provider([](P p) { p.baseUrl = "https://a:b@x.example"; })},
        {"a query", "/providers/0/baseUrl",
         provider([](P p) { p.baseUrl = "https://x.example/?key=1"; })},
        {"a key by name", "", provider([](P p) { p.key = {"keychain:mine"}; })},
        {"a key in a file", "",
         provider([](P p) { p.key = {"file:/etc/gate/sk-live-0123456789.key"}; })},
        {"a pasted key", "/providers/0/key",
         provider([](P p) { p.key = {"sk-proj-abcdefghijkl"}; })},
        {"a pasted key behind vault:", "/providers/0/key",
         provider([](P p) { p.key = {"vault:sk-proj-abcdefghijkl"}; })},
        {"a pasted key behind env:", "/providers/0/key",
         provider([](P p) { p.key = {"env:sk-abcdefghijkl"}; })},
        {"a source we lack", "/providers/0/key", provider([](P p) { p.key = {"cloud:mine"}; })},
        {"a nameless variable", "/providers/0/key", provider([](P p) { p.key = {"env:"}; })},
        {"a header", "", provider([](P p) {
             p.headers = {{"x-team", "blue"}};
         })},
        {"an organisation", "", provider([](P p) {
             p.headers = {{"openai-organization", "org-AbCdEf0123456789AbCdEf0123456789"}};
         })},
        {"a header of ours", "/providers/0/headers/0/name", provider([](P p) {
             p.headers = {{"Host", "x"}};
         })},
        {"no header name", "/providers/0/headers/0/name", provider([](P p) {
             p.headers = {{"a b", "x"}};
         })},
        {"a key in a header", "/providers/0/headers/0/value", provider([](P p) {
             p.headers = {{"Authorization", "x"}};
         })},
        {"a token in a header", "/providers/0/headers/0/value", provider([](P p) {
             p.headers = {{"x-team", "Bearer abc"}};
         })},
        {"a random token", "/providers/0/headers/0/value", provider([](P p) {
             p.headers = {{"x-team", "9f86d081884c7d659a2feaa0c55ad015"}};
         })},
        {"a proxy", "", provider([](P p) { p.proxy = "http://127.0.0.1:3128"; })},
        {"no proxy", "", provider([](P p) { p.proxy = "none"; })},
        {"a proxy with a password", "/providers/0/proxy",
         provider([](P p) { p.proxy = "http://a:b@127.0.0.1:3128"; })},
        {"a price", "", provider([](P p) {
             p.prices = {{"m", "1", "", "", "", "0", "", "", ""}};
         })},
        {"no price", "/providers/0/prices/0/output", provider([](P p) {
             p.prices = {{"m", "1", "", "", "", "-2", "", "", ""}};
         })},
        {"a price of nothing", "/providers/0/prices/0/model", provider([](P p) {
             p.prices = {{"", "1", "", "", "", "", "", "", ""}};
         })},
        {"no time at all", "/providers/0/connectTimeout",
         provider([](P p) { p.connectTimeout = Millis(0); })},
        {"the same id twice", "/providers/1/id",
         [](C c) {
             c.providers = {own(), own()};
         }},
    };
}

std::vector<Case> aliasCases()
{
    return {
        {"an alias", "",
         [](C c) {
             c.aliases = {{"fast", "sample/echo"}};
         }},
        {"an alias by the row's alias", "",
         [](C c) {
             c.providers.emplace_back().id = "google-ai-studio";
             c.aliases = {{"fast", "gemini/gemini-2.5-flash"}};
         }},
        {"a provider not in use", "/aliases/0/target",
         [](C c) {
             c.aliases = {{"fast", "openai/gpt"}};
         }},
        {"no model", "/aliases/0/target",
         [](C c) {
             c.aliases = {{"fast", "sample/"}};
         }},
        {"no provider", "/aliases/0/target",
         [](C c) {
             c.aliases = {{"fast", "gpt"}};
         }},
        {"no name", "/aliases/0/name",
         [](C c) {
             c.aliases = {{"", "sample/x"}};
         }},
        {"the same name", "/aliases/1/name",
         [](C c) {
             c.aliases = {{"fast", "sample/x"}, {"fast", "sample/y"}};
         }},
    };
}

std::vector<Case> cases()
{
    std::vector<Case> all;
    for (auto& some : {serverCases(), accessCases(), providerCases(), aliasCases()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace validate_test

class ValidateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMistakeHasItsPlace_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const auto& one : validate_test::cases()) QTest::newRow(one.name) << row++;
    }

    void eachMistakeHasItsPlace()
    {
        QFETCH(int, row);
        const auto one = validate_test::cases().at(static_cast<std::size_t>(row));
        const QString place = QString::fromUtf8(one.place);
        const QStringList expected = place.isEmpty() ? QStringList() : QStringList(place);
        QCOMPARE(validate_test::places(validate_test::with(one.change)), expected);
    }

    void otherMachinesNeedConsentTlsAndAKey()
    {
        Config config = firstRun();
        config.server.listen = {"0.0.0.0:8686"};
        QCOMPARE(validate_test::places(config).size(), 3);
        config.server.allowRemote = true;
        QCOMPARE(validate_test::places(config).size(), 2);
        config.server.tlsCertificate = "/c.pem";
        config.server.tlsKey = "/k.pem";
        QCOMPARE(validate_test::places(config).size(), 1);
        config.access.salt = "00";
        config.access.keys = {validate_test::hashed("a")};
        QCOMPARE(validate_test::places(config).size(), 0);
        config.access.keys[0].enabled = false;
        QCOMPARE(validate_test::places(config), QStringList("/server/listen/0"));
        config.server.listen = {"[::]:8686"};
        QCOMPARE(validate_test::places(config).size(), 1);
    }

    void complaintsNeverRepeatASecret()
    {
        const std::string secret = "sk-proj-0123456789abcdefghij";
        Config config = firstRun();
        config.server.adminToken = {secret};
        config.access.keys = {{"a", "", secret, {secret}, "", true, 0, 0}};
        config.access.salt = secret;
        ProviderConfig provider = validate_test::own();
        provider.key = {"env:" + secret};
        provider.baseUrl = "https://user:" + secret + "@x.example/?key=" + secret;
        provider.proxy = "http://user:" + secret + "@x.example";
        provider.headers = {{"authorization", secret}};
        config.providers = {provider};
        const auto problems = validate_test::check(config);
        QVERIFY(problems.size() >= 7);
        for (const auto& problem : problems) {
            const std::string shown = problem.path + problem.message + problem.hint;
            QVERIFY2(shown.find("0123456789") == std::string::npos, problem.path.c_str());
        }
    }
};

GH_SUITE(ValidateTest)
#include "validate_test.moc"
