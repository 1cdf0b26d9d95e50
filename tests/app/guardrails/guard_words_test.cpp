#include "app/guardrails/guard_words.h"

#include <set>

#include <QTest>

#include "proxy/core/guard/action.h"
#include "proxy/core/guard/finding.h"
#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class GuardWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyDetectorHasAPlace()
    {
        std::set<std::string> offered;
        for (const auto& group : app::detectorGroups({})) {
            for (const auto& each : group.detectors) {
                QVERIFY(!each.title.isEmpty());
                QVERIFY2(offered.insert(each.profile).second, each.profile.c_str());
            }
        }
        for (std::size_t i = 0; i < guard::kCategoryCount; ++i) {
            const auto name = guard::name(static_cast<guard::Category>(i));
            QVERIFY2(offered.count(std::string(name)) == 1, std::string(name).c_str());
        }
    }

    void everyActionHasWords()
    {
        for (const auto& each : app::guardActions()) {
            // Of attacks alone: no value is found that something could stand for.
            const bool isOfAttacks = std::string_view(each.value) == "SANITIZE";
            QVERIFY(isOfAttacks || guard::actionOf(each.value).has_value());
            QVERIFY(app::actionTitle(each.value) != QString::fromLatin1(each.value));
            QVERIFY(!app::actionDoes(each.value).isEmpty());
        }
        QCOMPARE(app::actionTitle("LATER"), QStringLiteral("LATER"));
    }

    void onesOwnAndForeignNamesAreOffered()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        settings.policies[0].profiles.emplace_back("Financial Information");
        const auto groups = app::detectorGroups(settings);
        QCOMPARE(groups.back().detectors.size(), std::size_t{1});
        QCOMPARE(groups.back().detectors[0].profile, std::string("Financial Information"));
        const auto& own = groups[groups.size() - 2].detectors;
        QCOMPARE(own[own.size() - 2].profile, std::string("projects"));
        QVERIFY(own[own.size() - 2].hint.startsWith(QStringLiteral("2 word")));
    }

    void policiesInWords()
    {
        const auto settings = app::guardSettings(guardConfig(), "default");
        QCOMPARE(app::profilesWords(settings.policies[0]), QStringLiteral("Keys and secrets"));
        QVERIFY(app::profilesWords(settings.policies[1]).endsWith(QStringLiteral("and 2 more")));
        QCOMPARE(app::placesWords(settings.policies[1]), QStringLiteral("both ways"));
        QCOMPARE(app::scopeWords(settings.policies[2]), QStringLiteral("gpt-*"));
        QVERIFY(app::scopeWords(settings.policies[0]).isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GuardWordsTest;
GH_SUITE(GuardWordsTest)
#include "guard_words_test.moc"
