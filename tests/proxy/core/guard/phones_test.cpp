#include "proxy/core/guard/detectors.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class PhonesTest : public QObject {
    Q_OBJECT

private slots:

    void findsWhatItShould_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("call +49 30 901820 now")
            << QByteArray("call +49 30 901820 now") << QByteArray("phone=+49 30 901820");
        QTest::newRow("(212) 555-0142 x77 is mine")
            << QByteArray("(212) 555-0142 x77 is mine") << QByteArray("phone=(212) 555-0142 x77");
        QTest::newRow("646.555.0126")
            << QByteArray("646.555.0126") << QByteArray("phone=646.555.0126");
        QTest::newRow("07700 900852")
            << QByteArray("07700 900852") << QByteArray("phone=07700 900852");
        QTest::newRow("0041 44 668 18 00")
            << QByteArray("0041 44 668 18 00") << QByteArray("phone=0041 44 668 18 00");
        QTest::newRow("Telefon: 88165409")
            << QByteArray("Telefon: 88165409") << QByteArray("phone=88165409");
        QTest::newRow("Order 1234-567-8901 shipped")
            << QByteArray("Order 1234-567-8901 shipped") << QByteArray("");
        QTest::newRow("version 12.4.1") << QByteArray("version 12.4.1") << QByteArray("");
        QTest::newRow("https://example.com/?id=2025550142")
            << QByteArray("https://example.com/?id=2025550142") << QByteArray("");
        QTest::newRow("1 2 3 4 5 6 7 8 9 10")
            << QByteArray("1 2 3 4 5 6 7 8 9 10") << QByteArray("");
        QTest::newRow("2024-05-06 10:11:12") << QByteArray("2024-05-06 10:11:12") << QByteArray("");
    }

    void findsWhatItShould()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(QByteArray::fromStdString(tests::found(text.toStdString(), bit(Category::Phone))),
                 wanted);
    }
};

GH_SUITE(PhonesTest)

}  // namespace gatehouse::guard

#include "phones_test.moc"
