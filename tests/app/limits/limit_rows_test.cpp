#include "app/limits/limit_rows.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class LimitRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theOneWithTheLeastLeftIsShown()
    {
        config::Config config;
        auto& key = config.access.keys.emplace_back();
        key.id = "k2";
        key.label = "Web shop";
        auto& limit = config.limits.emplace_back();
        limit.id = "calls";
        limit.limit = "10";
        limit.by = {"key"};
        engine::LimitUse use;
        use.id = "calls";
        use.window.limit = 10;
        use.callers = {{{"k1"}, {.limit = 10, .used = 2, .remaining = 8}},
                       {{"k2"}, {.limit = 10, .used = 9, .remaining = 1}}};
        use.callerCount = 2;
        auto rows = app::limitRows(config, config, {use}, 1);
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows.front().state == app::LimitRow::State::Near);
        QCOMPARE(rows.front().who, QStringLiteral("Web shop"));
        QCOMPARE(rows.front().used, QStringLiteral("9 of 10"));
        use.callers.back().standing = {.limit = 10, .used = 10, .remaining = 0};
        rows = app::limitRows(config, config, {use}, 1);
        QVERIFY(rows.front().state == app::LimitRow::State::Full);
        QCOMPARE(app::callersOf(use, config).front().key, std::string("Web shop"));
    }

    void draftsOffAndGateways()
    {
        config::Config live;
        config::Config edited;
        edited.limits.emplace_back().id = "new";
        edited.limits.emplace_back().id = "off";
        edited.limits.back().enabled = false;
        engine::LimitUse use;
        use.id = "gateway/shop";
        use.window.limit = 5;
        const auto rows = app::limitRows(edited, live, {use}, 1);
        QVERIFY(rows[0].state == app::LimitRow::State::Draft);
        QVERIFY(rows[1].state == app::LimitRow::State::Off);
        QVERIFY(rows[2].isOfGateway);
        QVERIFY(rows[2].state == app::LimitRow::State::Fine);
    }

    void budgetsOfRoutesAreRowsThatAreChangedElsewhere()
    {
        engine::LimitUse use;
        use.id = "support/budget";
        use.route = "support";
        use.unit = limit::Unit::Cost;
        use.window.limit = 20'000'000'000'000;
        use.callers = {{{},
                        {.limit = 20'000'000'000'000,
                         .used = 5'000'000'000'000,
                         .remaining = 15'000'000'000'000}}};
        use.callerCount = 1;
        const auto rows = app::limitRows({}, {}, {use}, 1);
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows.front().isOfRoute && !rows.front().isOfGateway);
        QVERIFY(rows.front().title.contains(QStringLiteral("support")));
        QCOMPARE(rows.front().used, QStringLiteral("$5.00 of $20.00"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitRowsTest;
GH_SUITE(LimitRowsTest)
#include "limit_rows_test.moc"
