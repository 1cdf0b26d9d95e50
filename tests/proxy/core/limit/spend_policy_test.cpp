#include "proxy/core/limit/spend_policy.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using limit::PolicyVerdict;
using Kind = PolicyVerdict::Kind;
using Known = policy::Expression::Known;

struct Person {
    std::string email;
    std::vector<std::string> groups;

    [[nodiscard]] policy::Expression::LookUp identity() const
    {
        return [this](std::span<const std::string> path) -> std::optional<Known> {
            const std::string& name = path.back();
            if (name == "email" && !email.empty())
                return Known{.items = {policy::Value(email)}, .isList = false};
            if (name != "groups" || groups.empty()) return std::nullopt;
            Known known{.items = {}, .isList = true};
            for (const auto& each : groups) known.items.emplace_back(each);
            return known;
        };
    }
};

std::string policyText(const std::string& name, const std::string& rest)
{
    return "{'name':'" + name + "'," + rest + "}";
}

/// The verdict's kind, and "id: name name; …" of its buckets.
struct Told {
    Kind kind = Kind::Free;
    std::string text;
};

Told ask(const std::string& policies, const Person& person, const std::string& provider,
         const std::string& model)
{
    const auto read = limit::readPolicies(quoted("[" + policies + "]"));
    if (!read) return {Kind::Free, read.error().message};
    const std::vector<std::string> names{provider};
    const auto verdict =
        limit::judge(*read, {.model = model, .providers = names, .identity = person.identity()});
    Told told{verdict.kind, verdict.by == nullptr ? "" : verdict.by->name};
    for (const auto& bucket : verdict.buckets) {
        told.text += bucket.id + ":";
        for (const auto* cap : bucket.caps) told.text += " " + cap->name;
        told.text += ";";
    }
    return told;
}

std::string cap(const std::string& amount, const std::string& period = "monthly")
{
    return "'action':{'type':'limit','amount':" + amount + ",'period':'" + period +
           "','technique':'named-interval'}";
}

const std::string kAll = "'actor':'company:all','resource':'*',";
const Person kAda{.email = "ada@example.com", .groups = {"research"}};
const Person kNobody;

}  // namespace

/// Cloudflare's own examples, and its rules one by one.
class SpendPolicyTest : public QObject {
    Q_OBJECT

private slots:

    void oneThatIsSwitchedOffIsCheckedAndNotThere()
    {
        const std::string block = "'actor':'company:all','resource':'*','action':{'type':'block'}";
        const auto read =
            limit::readPolicies(quoted("[" + policyText("off", "'enabled':false," + block) + "," +
                                       policyText("on", "'enabled':true," + block) + "]"));
        QVERIFY(read.ok());
        QCOMPARE(read->size(), std::size_t{1});
        QCOMPARE(read->front().name, std::string("on"));
        const auto broken =
            limit::readPolicies(quoted("[" + policyText("off", "'enabled':false," + block) + "," +
                                       policyText("odd", "'enabled':false,'actor':''") + "]"));
        QVERIFY(!broken.ok());
        QVERIFY(broken.error().message.starts_with("1/actor: "));
    }

    void withoutPoliciesAllPass()
    {
        QVERIFY(ask("", kNobody, "openai", "gpt-4o").kind == Kind::Free);
        QVERIFY(limit::readPolicies("")->empty());
    }

    void theFirstOneDeniesWhatNoneMeans()
    {
        const auto only = policyText(
            "mini",
            "'actor':'a','resource':{'model':'openai/gpt-*-mini'},'action':{'type':'no-limit'}");
        QVERIFY(ask(only, kNobody, "openai", "gpt-5.5-mini").kind == Kind::Free);
        QVERIFY(ask(only, kNobody, "openai", "gpt-5.5").kind == Kind::Unnamed);
        QVERIFY(ask(only, kNobody, "azure", "gpt-5.5-mini").kind == Kind::Unnamed);
    }

    void aStarStopsAtASlash()
    {
        const auto all = policyText("x",
                                    "'actor':'a','resource':{'model':['groq/*']},'action':{"
                                    "'type':'no-limit'}");
        QVERIFY(ask(all, kNobody, "groq", "llama").kind == Kind::Free);
        QVERIFY(ask(all, kNobody, "groq", "meta/llama").kind == Kind::Unnamed);
        const auto both =
            policyText("x",
                       "'actor':'a','resource':{'model':'gpt-4o','provider':['openai']},"
                       "'action':{'type':'no-limit'}");
        QVERIFY(ask(both, kNobody, "openai", "gpt-4o").kind == Kind::Free);
        QVERIFY(ask(both, kNobody, "azure-openai", "gpt-4o").kind == Kind::Unnamed);
    }

    void aBlockWins()
    {
        const auto free = policyText("all", kAll + "'action':{'type':'no-limit'}");
        const std::string both =
            free + "," +
            policyText("no opus",
                       "'actor':'a','resource':{'model':'anthropic/claude-opus-*'},"
                       "'condition':'cf.user.groups.exists(g, g.startsWith(\\u0027contr\\u0027))',"
                       "'action':{'type':'block'}");
        const Person contractor{.email = "", .groups = {"contractors"}};
        const auto told = ask(both, contractor, "anthropic", "claude-opus-4-7");
        QVERIFY(told.kind == Kind::Blocked);
        QCOMPARE(told.text, std::string("no opus"));
        QVERIFY(ask(both, contractor, "anthropic", "claude-haiku-4-5").kind == Kind::Free);
        QVERIFY(ask(both, kAda, "anthropic", "claude-opus-4-7").kind == Kind::Free);
        // Who cannot be told is blocked, where the model is meant.
        QVERIFY(ask(both, kNobody, "anthropic", "claude-opus-4-7").kind == Kind::Blocked);
    }

    void anAllowListBlocksAllElse()
    {
        const std::string policies =
            policyText("all", kAll + "'action':{'type':'no-limit'}") + "," +
            policyText("interns",
                       "'actor':'a','resource':{'model':['openai/gpt-5.5-mini']},"
                       "'condition':'cf.user.groups.exists(g, g == \\u0027interns\\u0027)',"
                       "'action':{'type':'block','except':true}");
        const Person intern{.email = "", .groups = {"interns"}};
        QVERIFY(ask(policies, intern, "openai", "gpt-5.5-mini").kind == Kind::Free);
        QVERIFY(ask(policies, intern, "openai", "gpt-5.5").kind == Kind::Blocked);
        QVERIFY(ask(policies, kAda, "openai", "gpt-5.5").kind == Kind::Free);
    }

    void capsOfOneBucketAndPeriodAreTheHighest()
    {
        const std::string actor = "'actor':'user:{cf.user.email}','resource':'*',";
        const std::string policies =
            policyText("default", actor + cap("400")) + "," +
            policyText("override",
                       actor + "'condition':'cf.user.email == \\u0022ada@example.com\\u0022'," +
                           cap("600")) +
            "," + policyText("day", actor + cap("40", "daily"));
        QCOMPARE(ask(policies, kAda, "openai", "gpt-4o").text,
                 std::string("user:ada@example.com \"*\": override day;"));
        const Person bob{.email = "bob@example.com", .groups = {}};
        QCOMPARE(ask(policies, bob, "openai", "gpt-4o").text,
                 std::string("user:bob@example.com \"*\": default day;"));
        // Its actor cannot be told, so it means nobody.
        QVERIFY(ask(policies, kNobody, "openai", "gpt-4o").kind == Kind::Unnamed);
    }

    void oneWithoutACapFreesItsBucketOnly()
    {
        const std::string policies =
            policyText("cap", kAll + cap("5")) + "," +
            policyText("free", kAll + "'action':{'type':'no-limit'}") + "," +
            policyText("team", "'actor':'team','resource':'*'," + cap("2.5", "weekly"));
        const auto told = ask(policies, kNobody, "openai", "gpt-4o");
        QVERIFY(told.kind == Kind::Capped);
        QCOMPARE(told.text, std::string("team \"*\": team;"));
    }

    void moneyIsExact()
    {
        const auto read =
            limit::readPolicies(quoted("[" + policyText("c", kAll + cap("0.1")) + "]"));
        QVERIFY(read.ok());
        QCOMPARE(read->front().amount, std::int64_t(100'000'000'000));
        QVERIFY(read->front().period == limit::Period::Month);
    }

    void whatDoesNotFitIsNamed_data()
    {
        QTest::addColumn<QString>("message");
        const auto row = [](const std::string& policy, const char* message) {
            QTest::newRow(policy.c_str()) << message;
        };
        row("{'actor':'a','resource':'*','action':{'type':'block'}}", "0/name: ");
        row(policyText("x", "'resource':'*','action':{'type':'block'}"), "0/actor: ");
        row(policyText("x", "'actor':'u:{','resource':'*','action':{'type':'block'}"), "0/actor: ");
        row(policyText("x", "'actor':'u:{}','resource':'*','action':{'type':'block'}"),
            "0/actor: ");
        row(policyText("x", "'actor':'a','resource':'all','action':{'type':'block'}"),
            "0/resource: ");
        row(policyText("x", "'actor':'a','resource':{'colour':'red'},'action':{'type':'block'}"),
            "0/resource: ");
        row(policyText("x", "'actor':'a','resource':{'model':[]},'action':{'type':'block'}"),
            "0/resource: ");
        row(policyText("x", kAll + "'condition':'a ==','action':{'type':'block'}"),
            "0/condition: at the end");
        row(policyText("x", kAll + "'action':{'type':'warn'}"), "0/action: ");
        row(policyText("x", kAll + cap("0")), "0/action: ");
        row(policyText("x", kAll + cap("5", "yearly")), "0/action: ");
        row(policyText("x", kAll + "'action':{'type':'limit','amount':5,'period':'daily'}"),
            "0/action: its technique");
    }

    void whatDoesNotFitIsNamed()
    {
        QFETCH(QString, message);
        const auto read =
            limit::readPolicies(quoted("[" + std::string(QTest::currentDataTag()) + "]"));
        QVERIFY(!read.ok());
        QVERIFY2(QString::fromStdString(read.error().message).startsWith(message),
                 read.error().message.c_str());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SpendPolicyTest;
GH_SUITE(SpendPolicyTest)
#include "spend_policy_test.moc"
