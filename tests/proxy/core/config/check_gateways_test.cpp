#include "tests/proxy/core/config/cases.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace check_gateways_test {

using namespace gatehouse::config::cases;

std::vector<Case> all()
{
    const auto gateway = [](std::function<void(GatewayConfig&)> change) {
        return [change](C c) {
            GatewayConfig made;
            made.id = "main";
            change(made);
            c.gateways = {made};
        };
    };
    using G = GatewayConfig&;
    return {
        {"a bare one", "", gateway([](G) {})},
        {"no id", "/gateways/0/id", gateway([](G g) { g.id.clear(); })},
        {"a slash", "/gateways/0/id", gateway([](G g) { g.id = "a/b"; })},
        {"64 letters", "", gateway([](G g) { g.id = std::string(64, 'a'); })},
        {"65 letters", "/gateways/0/id", gateway([](G g) { g.id = std::string(65, 'a'); })},
        {"two of one id", "/gateways/1/id",
         [](C c) {
             c.gateways = {{.id = "a"}, {.id = "a"}};
         }},
        {"five attempts", "", gateway([](G g) { g.retryMaxAttempts = 5; })},
        {"six attempts", "/gateways/0/retryMaxAttempts",
         gateway([](G g) { g.retryMaxAttempts = 6; })},
        {"no attempt", "/gateways/0/retryMaxAttempts",
         gateway([](G g) { g.retryMaxAttempts = 0; })},
        {"a long wait", "/gateways/0/retryDelay", gateway([](G g) { g.retryDelay = 5001; })},
        {"a way to grow", "", gateway([](G g) { g.retryBackoff = "linear"; })},
        {"no way to grow", "/gateways/0/retryBackoff",
         gateway([](G g) { g.retryBackoff = "random"; })},
        {"a strategy", "/gateways/0/logManagementStrategy",
         gateway([](G g) { g.logManagementStrategy = "delete_oldest"; })},
        {"a mode", "/gateways/0/workersAiBillingMode",
         gateway([](G g) { g.workersAiBillingMode = "free"; })},
        {"a technique", "/gateways/0/rateLimitingTechnique",
         gateway([](G g) { g.rateLimitingTechnique = "leaky"; })},
        {"a shape", "/gateways/0/guardrails/prompt/S14",
         gateway([](G g) { g.guardrails = R"({"prompt":{"S14":"FLAG"},"response":{}})"; })},
    };
}

}  // namespace check_gateways_test

class CheckGatewaysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMistakeHasItsPlace_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const auto& one : check_gateways_test::all()) QTest::newRow(one.name) << row++;
    }

    void eachMistakeHasItsPlace()
    {
        QFETCH(int, row);
        cases::run(check_gateways_test::all().at(static_cast<std::size_t>(row)));
    }
};

GH_SUITE(CheckGatewaysTest)
#include "check_gateways_test.moc"
