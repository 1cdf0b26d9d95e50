#include "ui/widgets/waterfall.h"

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class WaterfallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void oneAttemptIsFourBars()
    {
        const auto bars = ui::waterfallOf(exchange(1));
        QCOMPARE(bars.size(), std::size_t(4));
        QCOMPARE(bars[0].figure, QStringLiteral("11 ms"));
        QCOMPARE(bars[1].figure, QStringLiteral("reused"));
        QCOMPARE(bars[2].from, 3000);
        QCOMPARE(bars[2].to, 489'000);
        QCOMPARE(bars[3].to, 1'800'000);
    }

    void moreAttemptsHaveHeadings()
    {
        auto two = exchange(2);
        two.attempts[0].status = 0;
        two.attempts[0].connectedAt = -1;
        two.attempts[0].firstByteAt = -1;
        two.attempts[0].errorCode = "connect_failed";
        const auto bars = ui::waterfallOf(two);
        QCOMPARE(bars.size(), std::size_t(7));  // gateway, heading + connect, heading + three
        QVERIFY(bars[1].heading && bars[1].bad);
        QVERIFY(bars[2].bad);
        QVERIFY(bars[3].heading && !bars[3].bad);
    }

    void theKeyOfAnAttemptIsNamed()
    {
        auto one = exchange(1);
        one.attempts[0].key = "team";
        const auto bars = ui::waterfallOf(one);
        QVERIFY(bars[1].heading);
        QVERIFY(bars[1].name.contains(QLatin1String("team")));
    }

    void refusedByTheGatewayIsOneBar()
    {
        auto none = exchange(0);
        const auto bars = ui::waterfallOf(none);
        QCOMPARE(bars.size(), std::size_t(1));
        QCOMPARE(bars[0].to, 0);
    }

    void isDrawnAndRead()
    {
        ui::Waterfall view;
        view.setBars(ui::waterfallOf(exchange(1)));
        view.resize(view.sizeHint());
        view.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(!view.grab().isNull());
        QVERIFY(view.accessibleDescription().contains(QLatin1String("486 ms")));
    }

private:
    static record::Exchange exchange(int attempts)
    {
        record::Exchange made;
        made.gatewayTime = 11'000;
        made.endedAt = attempts == 0 ? 0 : 1'800'000;
        record::Attempt attempt;
        attempt.provider = "openai";
        attempt.status = 200;
        attempt.startedAt = 2000;
        attempt.connectedAt = 3000;
        attempt.reused = true;
        attempt.firstByteAt = 489'000;
        attempt.endedAt = 1'800'000;
        made.attempts.assign(static_cast<std::size_t>(attempts), attempt);
        return made;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WaterfallTest;
GH_SUITE(WaterfallTest)
#include "waterfall_test.moc"
