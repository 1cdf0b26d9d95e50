#include "tests/proxy/core/config/cases.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace check_prompts_test {

using namespace gatehouse::config::cases;

std::string content(const std::string& text = "x")
{
    return tests::quoted("{'messages':[{'role':'user','content':'" + text + "'}]}");
}

PromptConfig prompt()
{
    PromptConfig made;
    made.name = "support";
    made.versions = {{.number = 1, .content = content()}, {.number = 2, .content = content()}};
    made.labels = {{"production", 1}};
    return made;
}

std::vector<Case> all()
{
    using P = PromptConfig&;
    using I = InjectionConfig&;
    const auto with = [](std::function<void(P)> change) {
        return [change](C c) {
            auto made = prompt();
            change(made);
            c.prompts = {made};
        };
    };
    const auto rule = [](std::function<void(I)> change) {
        return [change](C c) {
            c.prompts = {prompt()};
            InjectionConfig made;
            made.name = "house";
            made.prompt = "support@production";
            change(made);
            c.injections = {made};
        };
    };
    return {
        {"a bare one", "", with([](P) {})},
        {"no name", "/prompts/0/name", with([](P p) { p.name.clear(); })},
        {"an at", "/prompts/0/name", with([](P p) { p.name = "a@b"; })},
        {"two of one name", "/prompts/1/name",
         [](C c) {
             c.prompts = {prompt(), prompt()};
         }},
        {"a path of ours", "/prompts/0/path", with([](P p) { p.path = "/v1/x"; })},
        {"a path", "", with([](P p) { p.path = "/ai/sentiment"; })},
        {"no version", "/prompts/0/versions", with([](P p) {
             p.versions.clear();
             p.labels.clear();
         })},
        {"two of one number", "/prompts/0/versions/1/number",
         with([](P p) { p.versions[1].number = 1; })},
        {"a brace is open", "/prompts/0/versions/1/content",
         with([](P p) { p.versions[1].content = content("{{x"); })},
        {"a label at nothing", "/prompts/0/labels/0/version",
         with([](P p) { p.labels[0].version = 9; })},
        {"a label that is a number", "/prompts/0/labels/0/name",
         with([](P p) { p.labels[0].name = "7"; })},
        {"a label twice", "/prompts/0/labels/1/name", with([](P p) {
             p.labels.push_back({"production", 2});
         })},
        {"a share of nothing", "/prompts/0/shares/0/version", with([](P p) {
             p.shares = {{9, 10}};
         })},
        {"more than all", "/prompts/0/shares", with([](P p) {
             p.shares = {{1, 60}, {2, 60}};
         })},
        {"sticky by nothing", "/prompts/0/stickyBy", with([](P p) { p.stickyBy = "headers."; })},
        {"samples", "/prompts/0/samples", with([](P p) { p.samples = "[]"; })},
        {"a rule", "", rule([](I) {})},
        {"no such mode", "/injections/0/mode", rule([](I i) { i.mode = "insert"; })},
        {"no such prompt", "/injections/0/prompt", rule([](I i) { i.prompt = "nobody"; })},
        {"conditions", "/injections/0/when", rule([](I i) { i.when = "{"; })},
    };
}

}  // namespace check_prompts_test

/// What a config says of prompts, one change away from a sound one.
class CheckPromptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMistakeHasItsPlace_data()
    {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const auto& one : check_prompts_test::all()) QTest::newRow(one.name) << row++;
    }

    void eachMistakeHasItsPlace()
    {
        QFETCH(int, row);
        cases::run(check_prompts_test::all().at(static_cast<std::size_t>(row)));
    }
};

GH_SUITE(CheckPromptsTest)
#include "check_prompts_test.moc"
