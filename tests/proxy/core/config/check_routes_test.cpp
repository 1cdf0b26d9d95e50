#include "tests/proxy/core/config/cases.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace check_routes_test {

using namespace gatehouse::config::cases;

std::string elements(const std::string& provider)
{
    return tests::quoted(
        "[{'id':'s','type':'start','outputs':{'next':{'elementId':'m'}}},{'id':'m','type':'model',"
        "'properties':{'provider':'" +
        provider +
        "','model':'x'},'outputs':{'success':{'elementId':'e'}}},{'id':'e','type':'end'}]");
}

RouteConfig route()
{
    RouteConfig made;
    made.id = made.name = "support";
    made.versions = {{.number = 1, .elements = elements("sample")}};
    return made;
}

std::vector<Case> all()
{
    using R = RouteConfig&;
    const auto with = [](std::function<void(R)> change) {
        return [change](C c) {
            auto made = route();
            change(made);
            c.routes = {made};
        };
    };
    const auto alias = [](std::string target) {
        return [target](C c) {
            c.routes = {route()};
            c.aliases = {{.name = "fast", .target = target}};
        };
    };
    return {
        {"a bare one", "", with([](R) {})},
        {"no id", "/routes/0/id", with([](R r) { r.id.clear(); })},
        {"no name", "/routes/0/name", with([](R r) { r.name.clear(); })},
        {"a slash", "/routes/0/name", with([](R r) { r.name = "a/b"; })},
        {"two of one name", "/routes/1/name",
         [](C c) {
             c.routes = {route(), route()};
             c.routes[1].id = "other";
         }},
        {"one name in two gateways", "",
         [](C c) {
             c.routes = {route(), route()};
             c.routes[1].id = "other";
             c.routes[1].gateway = "second";
         }},
        {"a path", "", with([](R r) { r.path = "/ai/chat"; })},
        {"a path of ours", "/routes/0/path", with([](R r) { r.path = "/v1/messages"; })},
        {"half a path", "/routes/0/path", with([](R r) { r.path = "ai"; })},
        {"no live version", "/routes/0/live", with([](R r) { r.live = 2; })},
        {"no candidate", "/routes/0/candidate", with([](R r) { r.candidate = 7; })},
        {"a candidate", "", with([](R r) {
             r.versions.push_back({.number = 2, .elements = elements("openai")});
             r.candidate = 2;
             r.share = 10;
             r.stickyBy = "metadata.user";
             r.rollout.stages = "1, 5%, 25, 100";
             r.candidateFor = "{\"key\":\"beta\"}";
         })},
        {"one number twice", "/routes/0/versions/1/number",
         with([](R r) { r.versions.push_back(r.versions.front()); })},
        {"an unknown provider", "/routes/0/versions/0/elements",
         with([](R r) { r.versions[0].elements = elements("nobody"); })},
        {"an unknown provider in an old version", "", with([](R r) {
             r.versions[0].elements = elements("nobody");
             r.versions.push_back({.number = 2, .elements = elements("sample")});
             r.live = 2;
         })},
        {"no graph", "/routes/0/versions/0/elements",
         with([](R r) { r.versions[0].elements = "[]"; })},
        {"falling stages", "/routes/0/rollout/stages",
         with([](R r) { r.rollout.stages = "5, 1"; })},
        {"too much", "/routes/0/rollout/stages", with([](R r) { r.rollout.stages = "5, 101"; })},
        {"sticky by nothing", "/routes/0/stickyBy", with([](R r) { r.stickyBy = "headers"; })},
        {"for nobody", "/routes/0/candidateFor", with([](R r) { r.candidateFor = "{}"; })},
        {"a change", "", with([](R r) {
             r.transforms = {{"a", "set", "header", "x-team", "red"}};
         })},
        {"a change of nothing", "/routes/0/transforms/0/target", with([](R r) {
             r.transforms = {{"a", "set", "header", "", "red"}};
         })},
        {"a change of a key", "/routes/0/transforms/0/target", with([](R r) {
             r.transforms = {{"a", "set", "header", "Authorization", "x"}};
         })},
        {"a change into a key", "/routes/0/transforms/0/target", with([](R r) {
             r.transforms = {{"a", "rename", "header", "x-a", "x-api-key"}};
         })},
        {"a change unheard of", "/routes/0/transforms/0/action", with([](R r) {
             r.transforms = {{"a", "double", "header", "x", "red"}};
         })},
        {"an alias of a route", "", alias("dynamic/support")},
        {"an alias of no route", "/aliases/0/target", alias("dynamic/other")},
    };
}

}  // namespace check_routes_test

class CheckRoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMistakeHasItsPlace_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const auto& one : check_routes_test::all()) QTest::newRow(one.name) << row++;
    }

    void eachMistakeHasItsPlace()
    {
        QFETCH(int, row);
        cases::run(check_routes_test::all().at(static_cast<std::size_t>(row)));
    }

    void stages()
    {
        RolloutConfig rollout;
        QVERIFY(stagesOf(rollout).empty());
        rollout.stages = "1, 5 %,25, 100%";
        QVERIFY(stagesOf(rollout) == (std::vector<int>{1, 5, 25, 100}));
        rollout.stages = "1, x";
        QVERIFY(stagesOf(rollout).empty());
    }
};

GH_SUITE(CheckRoutesTest)
#include "check_routes_test.moc"
