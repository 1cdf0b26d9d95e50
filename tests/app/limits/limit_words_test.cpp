#include "app/limits/limit_words.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class LimitWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void moneyIsShownAsItWasWritten()
    {
        config::LimitConfig limit;
        limit.unit = "cost";
        limit.limit = "0.5";
        limit.window = "day";
        QCOMPARE(app::limitWords(limit), QStringLiteral("$0.50 a day"));
        limit.limit = "0.00001234567";
        QCOMPARE(app::limitWords(limit), QStringLiteral("$0.00001234567 a day"));
    }

    void whatALimitSays()
    {
        config::LimitConfig limit;
        limit.limit = "60";
        limit.window = "sliding";
        QCOMPARE(app::limitWords(limit), QStringLiteral("60 requests in 1 min"));
        limit.by = {"key", "model"};
        QCOMPARE(app::scopeWords(limit), QStringLiteral("each key + model"));
        limit.over = "queue";
        QCOMPARE(app::overWords(limit), QStringLiteral("waits at most 10 s"));
        limit.window = "concurrent";
        QCOMPARE(app::limitWords(limit), QStringLiteral("60 requests at once"));
    }

    void everyWordOfTheConfigHasATitle()
    {
        for (const auto& choices : {app::limitUnits(), app::limitWindows(), app::limitOvers()}) {
            for (const auto& each : choices)
                QVERIFY(app::titleIn(choices, each.value) != QLatin1String(each.value));
        }
    }

    void whenItIsFreeAgain()
    {
        constexpr WallMicros kNow = 1'750'000'000'000'000;
        QCOMPARE(app::resetWords(0, kNow), QString());
        QCOMPARE(app::resetWords(kNow + 41'200'000, kNow), QStringLiteral("in 42 s"));
        QCOMPARE(app::resetWords(kNow + 3LL * 3'600'000'000, kNow), QStringLiteral("in 3 h"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitWordsTest;
GH_SUITE(LimitWordsTest)
#include "limit_words_test.moc"
