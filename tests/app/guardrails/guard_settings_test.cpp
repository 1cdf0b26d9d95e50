#include "app/guardrails/guard_settings.h"

#include <QTest>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::GuardPreset;
using app::GuardSettings;

class GuardSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhatIsThere()
    {
        const auto settings = app::guardSettings(guardConfig(), "default");
        QCOMPARE(settings.policies.size(), std::size_t{3});
        QVERIFY(settings.enabled);
        QVERIFY(settings.policies[1].onAnswer && settings.policies[1].onRequest);
        QVERIFY(!settings.policies[2].enabled);
        QCOMPARE(settings.policies[2].models, std::vector<std::string>{"gpt-*"});
        QCOMPARE(settings.own.size(), std::size_t{2});
        QVERIFY(!settings.own[0].isExpression && settings.own[1].isExpression);
        QCOMPARE(settings.attacks, std::string("BLOCK"));
        QVERIFY(app::guardSettings(guardConfig(), "nobody").isEmpty());
    }

    void demandsComeAndGo()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        app::OwnRule asked;
        asked.id = "short";
        asked.demand = {{QStringLiteral("kind"), QStringLiteral("characters")},
                        {QStringLiteral("most"), 20}};
        settings = app::withOwnRule(settings, settings.own.size(), asked);
        settings.policies[2].profiles = {"short"};
        app::OwnRule words;
        words.id = "more";
        words.words = {"Osprey"};
        settings = app::withOwnRule(settings, settings.own.size(), words);
        QVERIFY(settings.own[1].id == "more" && settings.own[3].isDemand());
        QVERIFY(app::guardProblems(settings).empty());
        const auto config = app::withGuardSettings(guardConfig(), "default", settings);
        QVERIFY(app::guardSettings(config, "default") == settings);
        // Nothing of a whole message can be masked.
        settings.policies[2].action = "MASK";
        const auto problems = app::guardProblems(settings);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].path, std::string("/policies/2/action"));
        QVERIFY(app::withoutOwnRule(settings, 3).policies[2].profiles.empty());
    }

    void whatIsNotEditedIsNoChange()
    {
        const auto config = guardConfig();
        QVERIFY(app::withGuardSettings(config, "default", app::guardSettings(config, "default")) ==
                config);
    }

    void whatNobodyKnowsStays()
    {
        auto config = guardConfig();
        config.gateways[0].dlp = quoted(
            "{'enabled':true,'later':1,'policies':[{'id':'a','enabled':true,'profiles':['email'],"
            "'action':'FLAG','check':['REQUEST'],'other':true}]}");
        config.gateways[0].guardrails =
            quoted("{'prompt':{'S1':'FLAG'},'response':{'S2':'BLOCK'}}");
        auto settings = app::guardSettings(config, "default");
        settings.policies[0].action = "MASK";
        settings.attacks = "FLAG";
        const auto next = app::withGuardSettings(config, "default", settings);
        QVERIFY(next.gateways[0].dlp.find("\"later\":1") != std::string::npos);
        QVERIFY(next.gateways[0].dlp.find("\"other\":true") != std::string::npos);
        QVERIFY(next.gateways[0].guardrails.find("\"S1\":\"FLAG\"") != std::string::npos);
        QVERIFY(next.gateways[0].guardrails.find("\"S2\":\"BLOCK\"") != std::string::npos);
        QVERIFY(app::guardSettings(next, "default") == settings);
    }

    void theOlderFormBecomesAPolicy()
    {
        auto config = guardConfig();
        config.gateways[0].dlp =
            quoted("{'enabled':true,'action':'BLOCK','profiles':['Credentials and Secrets']}");
        auto settings = app::guardSettings(config, "default");
        QCOMPARE(settings.policies.size(), std::size_t{1});
        QVERIFY(settings.policies[0].onRequest && settings.policies[0].onAnswer);
        settings.policies[0].onAnswer = false;
        const auto next = app::withGuardSettings(config, "default", settings);
        QVERIFY(next.gateways[0].dlp.starts_with("{\"enabled\":true,\"policies\":["));
        QVERIFY(app::guardSettings(next, "default") == settings);
    }

    void thresholdsAreWrittenWhereTheyDiffer()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        settings.falseAlarms = 0.01;
        settings.resultFalseAlarms = 0.04;
        const auto next = app::withGuardSettings(guardConfig(), "default", settings);
        QVERIFY(next.gateways[0].guardrails.find("falseAlarms") != std::string::npos);
        QVERIFY(app::guardSettings(next, "default") == settings);
        const auto back =
            app::withGuardSettings(next, "default", app::guardSettings(guardConfig(), "default"));
        QVERIFY(back.gateways[0].guardrails.find("injection") == std::string::npos);
    }

    void presetsMakeWhatTheySay()
    {
        const auto first = config::firstRun();
        GuardSettings settings = app::withPreset({}, GuardPreset::Secrets);
        settings = app::withPreset(settings, GuardPreset::Personal);
        settings = app::withPreset(settings, GuardPreset::Attacks);
        QVERIFY(app::guardProblems(settings).empty());
        const auto made = app::withGuardSettings(first, "default", settings);
        QCOMPARE(made.gateways.size(), std::size_t{1});
        QVERIFY(app::guardSettings(made, "default") == settings);
        QCOMPARE(settings.policies[1].action, std::string("MASK"));
        // A gateway that says nothing any more is the one that is there anyhow.
        QVERIFY(app::withGuardSettings(made, "default", {}) == first);
    }

    void namesOfOnesOwnFollow()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        auto list = settings.own[0];
        list.id = "code names";
        settings = app::withOwnRule(settings, 0, list);
        QCOMPARE(settings.policies[1].profiles.back(), std::string("code names"));
        settings = app::withoutOwnRule(settings, 0);
        QCOMPARE(settings.policies[1].profiles.back(), std::string("iban"));
        QCOMPARE(settings.own.size(), std::size_t{1});
        QCOMPARE(app::freeOwnId(settings, "ticket"), std::string("ticket-2"));
    }

    void problemsHavePlaces()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        settings.policies[0].profiles.clear();
        settings.policies[1].id = "Keys and secrets";
        settings.policies[2].onRequest = false;
        settings.own[1].expression = "(";
        QStringList places;
        for (const auto& each : app::guardProblems(settings))
            places.append(QString::fromStdString(each.path));
        QVERIFY(places.contains(QStringLiteral("/patterns/0/expression")));
        QVERIFY(places.contains(QStringLiteral("/policies/0/profiles")));
        QVERIFY(places.contains(QStringLiteral("/policies/1/id")));
        QVERIFY(places.contains(QStringLiteral("/policies/2/check")));
    }

    void theDefaultGatewayComesFirst()
    {
        auto config = config::firstRun();
        config.gateways.push_back({.id = "shop"});
        QCOMPARE(app::gatewayIds(config), (std::vector<std::string>{"default", "shop"}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GuardSettingsTest;
GH_SUITE(GuardSettingsTest)
#include "guard_settings_test.moc"
