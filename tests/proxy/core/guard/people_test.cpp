#include "proxy/core/guard/detectors.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class PeopleTest : public QObject {
    Q_OBJECT

private slots:

    void findsWhatItShould_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("My name is Ada Lovelace and I code")
            << QByteArray("My name is Ada Lovelace and I code")
            << QByteArray("person-name=Ada Lovelace");
        QTest::newRow("Dear Anna, hello")
            << QByteArray("Dear Anna, hello") << QByteArray("person-name=Anna");
        QTest::newRow("The Name is long") << QByteArray("The Name is long") << QByteArray("");
        QTest::newRow("Dr. Jean-Luc Picard said")
            << QByteArray("Dr. Jean-Luc Picard said") << QByteArray("person-name=Jean-Luc Picard");
        QTest::newRow("12 Long Acre Road, London")
            << QByteArray("12 Long Acre Road, London")
            << QByteArray("postal-address=12 Long Acre Road");
        QTest::newRow("Lange Straße 12a in Bonn")
            << QByteArray("Lange Straße 12a in Bonn") << QByteArray("");
        QTest::newRow("Bahnhofstraße 12a in Bonn")
            << QByteArray("Bahnhofstraße 12a in Bonn")
            << QByteArray("postal-address=Bahnhofstraße 12a");
        QTest::newRow("12 monkeys on the street")
            << QByteArray("12 monkeys on the street") << QByteArray("");
    }

    void findsWhatItShould()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(QByteArray::fromStdString(tests::found(text.toStdString(), ~0U)), wanted);
    }
};

GH_SUITE(PeopleTest)

}  // namespace gatehouse::guard

#include "people_test.moc"
