#include "app/cache/cache_words.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class CacheWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void cards()
    {
        store::Savings savings;
        savings.total = {.hits = 3, .stale = 1, .misses = 4, .saved = {3'000'000'000}};
        savings.total.savedTime = 3'000'000;
        savings.previous = {.hits = 1, .misses = 3};
        savings.series = {{.hits = 1, .misses = 1}, {}};
        engine::CacheView view;
        view.entries = 1'204;
        view.bytes = 12'400'000;
        using Card = app::CacheCard;
        auto kpi = app::cacheKpi(Card::Rate, savings, view, 256_MiB);
        QCOMPARE(kpi.value, QStringLiteral("50.0%"));
        QCOMPARE(kpi.detail, QStringLiteral("4 of 8 calls"));
        QCOMPARE(kpi.delta, QStringLiteral("+25.0 pt"));
        QVERIFY(kpi.kind == app::Kpi::Delta::Good);
        QCOMPARE(kpi.spark, (QVector<double>{0.5, -1}));
        kpi = app::cacheKpi(Card::Money, savings, view, 256_MiB);
        QCOMPARE(kpi.value, QStringLiteral("$0.0030"));
        QVERIFY(kpi.detail.contains(QStringLiteral("$0.0010")));
        savings.total.unpriced = 3;
        kpi = app::cacheKpi(Card::Money, savings, view, 256_MiB);
        QCOMPARE(kpi.value, QStringLiteral("unknown"));
        kpi = app::cacheKpi(Card::Time, savings, view, 256_MiB);
        QCOMPARE(kpi.detail, QStringLiteral("1.00 s a hit"));
        kpi = app::cacheKpi(Card::Size, savings, view, 256_MiB);
        QVERIFY(kpi.detail.startsWith(QStringLiteral("1,204 answers")));
        kpi = app::cacheKpi(Card::Rate, {}, {}, 0);
        QCOMPARE(kpi.value, QStringLiteral("–"));
    }

    void times()
    {
        QCOMPARE(app::spanWords(42'000'000), QStringLiteral("42 s"));
        QCOMPARE(app::spanWords(300'000'000), QStringLiteral("5 min"));
        QCOMPARE(app::spanWords(3 * 3'600'000'000LL), QStringLiteral("3 h"));
        QCOMPARE(app::spanWords(12 * 86'400'000'000LL), QStringLiteral("12 d"));
        engine::KeptAnswer answer;
        answer.freshUntil = 60'000'000;
        answer.staleUntil = 120'000'000;
        QCOMPARE(app::leftWords(answer, 0), QStringLiteral("1 min"));
        QCOMPARE(app::leftWords(answer, 60'000'000), QStringLiteral("in outages, 1 min"));
        QCOMPARE(app::leftWords(answer, 120'000'000), QStringLiteral("over"));
        answer.key = "0123456789abcdef0123";
        QCOMPARE(app::titleOf(answer), QStringLiteral("0123456789abcdef"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CacheWordsTest;
GH_SUITE(CacheWordsTest)
#include "cache_words_test.moc"
