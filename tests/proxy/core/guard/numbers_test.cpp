#include "proxy/core/guard/numbers.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class NumbersTest : public QObject {
    Q_OBJECT

private slots:

    void findsWhatItShould_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("card 4111 1111 1111 1111 please")
            << QByteArray("card 4111 1111 1111 1111 please")
            << QByteArray("payment-card=4111 1111 1111 1111");
        QTest::newRow("amex 3782-822463-10005")
            << QByteArray("amex 3782-822463-10005") << QByteArray("payment-card=3782-822463-10005");
        QTest::newRow("card 4111 1111 1111 1112")
            << QByteArray("card 4111 1111 1111 1112") << QByteArray("");
        QTest::newRow("epoch 1700000000 and 1700000000000")
            << QByteArray("epoch 1700000000 and 1700000000000") << QByteArray("");
        QTest::newRow("my ssn is 219-09-9999.")
            << QByteArray("my ssn is 219-09-9999.") << QByteArray("us-ssn=219-09-9999");
        QTest::newRow("An SSN cannot look like 000-12-3456.")
            << QByteArray("An SSN cannot look like 000-12-3456.") << QByteArray("");
        QTest::newRow("born 12.03.1980 in Bonn")
            << QByteArray("born 12.03.1980 in Bonn") << QByteArray("birth-date=12.03.1980");
        QTest::newRow("released 12.03.1980 in Bonn")
            << QByteArray("released 12.03.1980 in Bonn") << QByteArray("");
        QTest::newRow("date of birth: March 3, 1984")
            << QByteArray("date of birth: March 3, 1984") << QByteArray("birth-date=March 3, 1984");
        QTest::newRow("routing 021000021 now")
            << QByteArray("routing 021000021 now") << QByteArray("bank-number=021000021");
        QTest::newRow("BIC DEUTDEFF500")
            << QByteArray("BIC DEUTDEFF500") << QByteArray("bank-number=DEUTDEFF500");
        QTest::newRow("MRN 00482931")
            << QByteArray("MRN 00482931") << QByteArray("medical=00482931");
    }

    void findsWhatItShould()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(QByteArray::fromStdString(tests::found(text.toStdString(), ~0U)), wanted);
    }
};

GH_SUITE(NumbersTest)

}  // namespace gatehouse::guard

#include "numbers_test.moc"
