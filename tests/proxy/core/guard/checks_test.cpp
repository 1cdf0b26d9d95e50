#include "proxy/core/guard/checks.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class ChecksTest : public QObject {
    Q_OBJECT

private slots:

    void digitsAreChecked()
    {
        QVERIFY(passesLuhn("4111111111111111"));
        QVERIFY(!passesLuhn("4111111111111112"));
        QVERIFY(!passesLuhn(""));
        QVERIFY(passesVerhoeff("2363"));
        QVERIFY(!passesVerhoeff("2364"));
        QVERIFY(passesIban("GB82WEST12345698765432"));
        QVERIFY(!passesIban("GB82WEST12345698765431"));
        QCOMPARE(ibanSize("DE"), std::size_t{22});
        QCOMPARE(ibanSize("XX"), std::size_t{0});
        QVERIFY(passesMod1110("86095742719"));
        QCOMPARE(remainder("12345678", 23), 14);
        QVERIFY(isMonotone("0000"));
        QVERIFY(isDay(31, 12) && !isDay(0, 1) && !isDay(1, 13));
    }

    void chanceIsMeasured()
    {
        QCOMPARE(entropyOf(""), 0);
        QCOMPARE(entropyOf("aaaa"), 0);
        QCOMPARE(entropyOf("abcd"), 200);
    }
};

GH_SUITE(ChecksTest)

}  // namespace gatehouse::guard

#include "checks_test.moc"
