#include "app/formats.h"

#include "tests/support/suite.h"

using gatehouse::PicoUsd;
using namespace gatehouse::app;

class FormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void moneyIsNeverZeroWhenUnknown()
    {
        QCOMPARE(money(std::nullopt), QStringLiteral("unknown"));
        QCOMPARE(money(PicoUsd{6'600'000'000}), QStringLiteral("$0.0066"));
        QCOMPARE(money(PicoUsd{12'400'000'000'000}), QStringLiteral("$12.40"));
        QCOMPARE(money(PicoUsd{0}), QStringLiteral("$0.00"));
        QCOMPARE(money(PicoUsd{1'500'000}), QStringLiteral("$0.0000015"));
    }

    void durationsChangeTheirUnit()
    {
        QCOMPARE(duration(-1), QStringLiteral("–"));
        QCOMPARE(duration(310), QStringLiteral("0.31 ms"));
        QCOMPARE(duration(486'000), QStringLiteral("486 ms"));
        QCOMPARE(duration(1'940'000), QStringLiteral("1.94 s"));
        QCOMPARE(duration(125'000'000), QStringLiteral("2 m 05 s"));
        QCOMPARE(duration(3'700'000'000), QStringLiteral("1 h 01 m"));
    }

    void countsAndSizes()
    {
        QCOMPARE(count(48'214), QStringLiteral("48,214"));
        QCOMPARE(shortCount(912), QStringLiteral("912"));
        QCOMPARE(shortCount(31'600'000), QStringLiteral("31.6 M"));
        QCOMPARE(bytes(312), QStringLiteral("312 B"));
        QCOMPARE(bytes(2'310'000'000), QStringLiteral("2.31 GB"));
    }
};

GH_SUITE(FormatsTest)
#include "formats_test.moc"
