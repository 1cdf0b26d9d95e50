#include "tests/proxy/core/config/cases.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace check_providers_test {

using namespace gatehouse::config::cases;

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
    const auto twoKeys = [provider](std::function<void(P)> change) {
        return provider([change](P p) {
            p.key = {"env:ONE"};
            p.moreKeys = {{"second", {"env:TWO"}, 2}};
            change(p);
        });
    };
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
        {"probes", "", provider([](P p) { p.probeEvery = Millis(250), p.probePath = "/up"; })},
        {"too many probes", "/providers/0/probeEvery",
         provider([](P p) { p.probeEvery = Millis(249); })},
        {"no path to probe", "/providers/0/probePath",
         provider([](P p) { p.probePath = "models"; })},
        {"a key by name", "", provider([](P p) { p.key = {"keychain:mine"}; })},
        {"a key in a file", "",
         provider([](P p) { p.key = {"file:/etc/gate/sk-live-0123456789.key"}; })},
        {"a pasted key", "/providers/0/key",
         provider([](P p) { p.key = {"sk-proj-abcdefghijkl"}; })},
        {"a pasted key behind vault:", "/providers/0/key",
         provider([](P p) { p.key = {"vault:sk-proj-abcdefghijkl"}; })},
        {"a pasted key behind env:", "/providers/0/key",
         provider([](P p) { p.key = {"env:sk-abcdefghijkl"}; })},
        {"two keys", "", twoKeys([](P) {})},
        {"two keys of one name", "/providers/0/moreKeys/0/name",
         twoKeys([](P p) { p.keyName = "second"; })},
        {"a first key of another name", "",
         twoKeys([](P p) { p.keyName = "main", p.moreKeys[0].name = "first"; })},
        {"a pasted key as name", "/providers/0/keyName",
         provider([](P p) { p.keyName = "sk-proj-abcdefghijkl"; })},
        {"a second key pasted", "/providers/0/moreKeys/0/key",
         twoKeys([](P p) { p.moreKeys[0].key = {"sk-proj-abcdefghijkl"}; })},
        {"a second key without place", "/providers/0/moreKeys/0/key",
         twoKeys([](P p) { p.moreKeys[0].key = {}; })},
        {"a second key without name", "/providers/0/moreKeys/0/name",
         twoKeys([](P p) { p.moreKeys[0].name.clear(); })},
        {"a second key called as the first", "/providers/0/moreKeys/0/name",
         twoKeys([](P p) { p.moreKeys[0].name = "first"; })},
        {"a key for a name", "/providers/0/moreKeys/0/name",
         twoKeys([](P p) { p.moreKeys[0].name = "sk-proj-abcdefghijkl"; })},
        {"two keys of one name", "/providers/0/moreKeys/1/name",
         twoKeys([](P p) { p.moreKeys.push_back(p.moreKeys[0]); })},
        {"a second key without a first", "/providers/0/key", twoKeys([](P p) { p.key = {}; })},
        {"a share beyond all", "/providers/0/moreKeys/0/weight",
         twoKeys([](P p) { p.moreKeys[0].weight = 1'001; })},
        {"no share at all", "/providers/0/keyWeight",
         twoKeys([](P p) { p.keyWeight = 0, p.moreKeys[0].weight = 0; })},
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
        {"a price", "",
         provider([](P p) { p.prices = {{.model = "m", .input = "1", .output = "0"}}; })},
        {"no price", "/providers/0/prices/0/output",
         provider([](P p) { p.prices = {{.model = "m", .input = "1", .output = "-2"}}; })},
        {"no share", "/providers/0/prices/0/batch",
         provider([](P p) { p.prices = {{.model = "m", .search = "10", .batch = "half"}}; })},
        {"a price of nothing", "/providers/0/prices/0/model",
         provider([](P p) { p.prices = {{.model = "", .input = "1"}}; })},
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

std::vector<Case> all()
{
    std::vector<Case> joined;
    for (const auto& some : {providerCases(), aliasCases()})
        joined.insert(joined.end(), some.begin(), some.end());
    return joined;
}

}  // namespace check_providers_test

class CheckProvidersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMistakeHasItsPlace_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const auto& one : check_providers_test::all()) QTest::newRow(one.name) << row++;
    }

    void eachMistakeHasItsPlace()
    {
        QFETCH(int, row);
        cases::run(check_providers_test::all().at(static_cast<std::size_t>(row)));
    }
};

GH_SUITE(CheckProvidersTest)
#include "check_providers_test.moc"
