#include "proxy/core/limit/rule.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

config::LimitConfig limitOf(const char* unit, const char* limit, const char* window)
{
    config::LimitConfig config;
    config.id = "l";
    config.unit = unit;
    config.limit = limit;
    config.window = window;
    return config;
}

std::string flawOf(const config::LimitConfig& config)
{
    const auto rule = limit::compile(config, {});
    return rule ? std::string() : rule.error().message.substr(0, rule.error().message.find(':'));
}

}  // namespace

/// What a limit of the config means.
class RuleTest : public QObject {
    Q_OBJECT

private slots:

    void moneyIsWholePicoDollars()
    {
        const auto rule = limit::compile(limitOf("cost", "2.50", "month"), {});
        QVERIFY(rule.ok());
        QCOMPARE(rule->window.limit, std::int64_t(2'500'000'000'000));
        QCOMPARE(limit::describe(*rule), std::string("$2.50 in a month"));
        QCOMPARE(limit::amountText(limit::Unit::Cost, 12'340'000'000), std::string("$0.01234"));
    }

    void wordsForPeople()
    {
        QCOMPARE(limit::describe(*limit::compile(limitOf("requests", "10", "fixed"), {})),
                 std::string("10 requests in 60 s"));
        QCOMPARE(limit::describe(*limit::compile(limitOf("requests", "4", "concurrent"), {})),
                 std::string("4 requests at once"));
        QCOMPARE(limit::describe(*limit::compile(limitOf("outputTokens", "500", "call"), {})),
                 std::string("500 tokens in one call"));
    }

    void whatCannotBe()
    {
        QCOMPARE(flawOf(limitOf("requests", "10", "fixed")), std::string());
        QCOMPARE(flawOf(limitOf("pages", "10", "fixed")), std::string("unit"));
        QCOMPARE(flawOf(limitOf("requests", "ten", "fixed")), std::string("limit"));
        QCOMPARE(flawOf(limitOf("requests", "-1", "fixed")), std::string("limit"));
        QCOMPARE(flawOf(limitOf("cost", "$5", "day")), std::string("limit"));
        QCOMPARE(flawOf(limitOf("requests", "10", "fortnight")), std::string("window"));
        QCOMPARE(flawOf(limitOf("requests", "10", "call")), std::string("unit"));
        QCOMPARE(flawOf(limitOf("tokens", "10", "concurrent")), std::string("unit"));
        auto config = limitOf("requests", "10", "fixed");
        config.over = "shout";
        QCOMPARE(flawOf(config), std::string("over"));
        config.over = "redirect";
        QCOMPARE(flawOf(config), std::string("redirectTo"));
        config.over = "clamp";
        QCOMPARE(flawOf(config), std::string("over"));
        config.over = "block";
        config.when = R"({"model":{"$like":"x"}})";
        QCOMPARE(flawOf(config), std::string("when"));
        config.when.clear();
        config.by = {""};
        QCOMPARE(flawOf(config), std::string("by"));
        config.by.clear();
        config.weekStart = "someday";
        QCOMPARE(flawOf(config), std::string("weekStart"));
    }

    void zonesAreLookedUp()
    {
        auto config = limitOf("cost", "5", "day");
        config.zone = "Europe/Nowhere";
        const auto rule = limit::compile(config, [](std::string_view) { return std::string(); });
        QVERIFY(!rule.ok());
        QVERIFY(rule.error().message.starts_with("zone: "));
    }

    void whoACountBelongsTo()
    {
        auto config = limitOf("requests", "10", "fixed");
        config.by = {"key", "headers.x-team"};
        const auto rule = limit::compile(config, {});
        QVERIFY(rule.ok());
        policy::Facts facts;
        facts.keyId = "k1";
        facts.key = "label";
        http::Headers headers;
        headers.add("X-Team", "red");
        facts.headers = &headers;
        const std::string red = rule->whoOf(facts);
        facts.key = "another label";
        QCOMPARE(rule->whoOf(facts), red);
        facts.keyId = "k2";
        QVERIFY(rule->whoOf(facts) != red);
        policy::Facts nobody;
        QCOMPARE(rule->whoOf(nobody), std::string("\x1f"));
    }

    void calendarWindowsMove()
    {
        const auto rule = limit::compile(limitOf("requests", "10", "day"), {});
        QVERIFY(rule.ok());
        constexpr WallMicros kDay = 86'400'000'000;
        const auto window = rule->windowAt(10 * kDay + 5);
        QCOMPARE(window.begin, 10 * kDay);
        QCOMPARE(window.end, 11 * kDay);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RuleTest;
GH_SUITE(RuleTest)
#include "rule_test.moc"
