#include "tests/proxy/core/config/cases.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace validate_test {

using namespace gatehouse::config::cases;

std::vector<Case> generalCases()
{
    return {
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
    };
}

std::vector<Case> all()
{
    std::vector<Case> joined;
    for (const auto& some : {generalCases()}) joined.insert(joined.end(), some.begin(), some.end());
    return joined;
}

}  // namespace validate_test

class ValidateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMistakeHasItsPlace_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const auto& one : validate_test::all()) QTest::newRow(one.name) << row++;
    }

    void eachMistakeHasItsPlace()
    {
        QFETCH(int, row);
        cases::run(validate_test::all().at(static_cast<std::size_t>(row)));
    }

    void complaintsNeverRepeatASecret()
    {
        const std::string secret = "sk-proj-0123456789abcdefghij";
        Config config = firstRun();
        config.server.adminToken = {secret};
        config.access.keys = {{"a", "", secret, {secret}, "", true, 0, 0}};
        config.access.salt = secret;
        ProviderConfig provider = cases::own();
        provider.key = {"env:" + secret};
        provider.baseUrl = "https://user:" + secret + "@x.example/?key=" + secret;
        provider.proxy = "http://user:" + secret + "@x.example";
        provider.headers = {{"authorization", secret}};
        config.providers = {provider};
        const auto problems = cases::check(config);
        QVERIFY(problems.size() >= 7);
        for (const auto& problem : problems) {
            const std::string shown = problem.path + problem.message + problem.hint;
            QVERIFY2(shown.find("0123456789") == std::string::npos, problem.path.c_str());
        }
    }
};

GH_SUITE(ValidateTest)
#include "validate_test.moc"
