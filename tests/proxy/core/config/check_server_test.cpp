#include "tests/proxy/core/config/cases.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace check_server_test {

using namespace gatehouse::config::cases;

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
        {"a proxy", "", [](C c) { c.server.proxy = "http://proxy.example:3128"; }},
        {"no proxy", "", [](C c) { c.server.proxy = "none"; }},
        {"a proxy over TLS", "/server/proxy",
         [](C c) { c.server.proxy = "https://proxy.example:3128"; }},
        {"a proxy with a path", "/server/proxy",
         [](C c) { c.server.proxy = "http://proxy.example/a"; }},
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

std::vector<Case> all()
{
    std::vector<Case> joined;
    for (const auto& some : {serverCases(), accessCases()})
        joined.insert(joined.end(), some.begin(), some.end());
    return joined;
}

}  // namespace check_server_test

class CheckServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMistakeHasItsPlace_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const auto& one : check_server_test::all()) QTest::newRow(one.name) << row++;
    }

    void eachMistakeHasItsPlace()
    {
        QFETCH(int, row);
        cases::run(check_server_test::all().at(static_cast<std::size_t>(row)));
    }

    void otherMachinesNeedConsentTlsAndAKey()
    {
        Config config = firstRun();
        config.server.listen = {"0.0.0.0:8686"};
        QCOMPARE(cases::places(config).size(), 3);
        config.server.allowRemote = true;
        QCOMPARE(cases::places(config).size(), 2);
        config.server.tlsCertificate = "/c.pem";
        config.server.tlsKey = "/k.pem";
        QCOMPARE(cases::places(config).size(), 1);
        config.access.salt = "00";
        config.access.keys = {cases::hashed("a")};
        QCOMPARE(cases::places(config).size(), 0);
        config.access.keys[0].enabled = false;
        QCOMPARE(cases::places(config), QStringList("/server/listen/0"));
        config.server.listen = {"[::]:8686"};
        QCOMPARE(cases::places(config).size(), 1);
    }
};

GH_SUITE(CheckServerTest)
#include "check_server_test.moc"
