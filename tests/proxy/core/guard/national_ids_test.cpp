#include "proxy/core/guard/detectors.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class NationalIdsTest : public QObject {
    Q_OBJECT

private slots:

    void findsWhatItShould_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("Steuer-ID 86095742719")
            << QByteArray("Steuer-ID 86095742719") << QByteArray("de-tax-id=86095742719");
        QTest::newRow("86095742719") << QByteArray("86095742719") << QByteArray("");
        QTest::newRow("DNI 12345678Z")
            << QByteArray("DNI 12345678Z") << QByteArray("es-dni=12345678Z");
        QTest::newRow("DNI 12345678A") << QByteArray("DNI 12345678A") << QByteArray("");
        QTest::newRow("NIE X1234567L")
            << QByteArray("NIE X1234567L") << QByteArray("es-nie=X1234567L");
        QTest::newRow("RSSMRA85T10A562S")
            << QByteArray("RSSMRA85T10A562S") << QByteArray("it-fiscal-code=RSSMRA85T10A562S");
        QTest::newRow("BSN: 111222333")
            << QByteArray("BSN: 111222333") << QByteArray("nl-bsn=111222333");
        QTest::newRow("PESEL 44051401359")
            << QByteArray("PESEL 44051401359") << QByteArray("pl-pesel=44051401359");
        QTest::newRow("HETU 131052-308T")
            << QByteArray("HETU 131052-308T") << QByteArray("fi-hetu=131052-308T");
        QTest::newRow("AHV 756.9217.0769.85")
            << QByteArray("AHV 756.9217.0769.85") << QByteArray("ch-ahv=756.9217.0769.85");
        QTest::newRow("CPF 529.982.247-25")
            << QByteArray("CPF 529.982.247-25") << QByteArray("br-cpf=529.982.247-25");
        QTest::newRow("CPF 529.982.247-26") << QByteArray("CPF 529.982.247-26") << QByteArray("");
        QTest::newRow("11010519491231002X")
            << QByteArray("11010519491231002X") << QByteArray("cn-id=11010519491231002X");
        QTest::newRow("SIN 046 454 286") << QByteArray("SIN 046 454 286") << QByteArray("");
        QTest::newRow("TCKN 10000000146")
            << QByteArray("TCKN 10000000146") << QByteArray("tr-national-id=10000000146");
        QTest::newRow("NRIC S1234567D")
            << QByteArray("NRIC S1234567D") << QByteArray("sg-nric=S1234567D");
        QTest::newRow("TFN 123 456 782")
            << QByteArray("TFN 123 456 782") << QByteArray("au-tfn=123 456 782");
        QTest::newRow("NHS number 943 476 5919")
            << QByteArray("NHS number 943 476 5919") << QByteArray("gb-nhs=943 476 5919");
        QTest::newRow("NINO QQ123456C") << QByteArray("NINO QQ123456C") << QByteArray("");
        QTest::newRow("passport C01X00T47") << QByteArray("passport C01X00T47") << QByteArray("");
    }

    void findsWhatItShould()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(
            QByteArray::fromStdString(tests::found(text.toStdString(), bit(Category::NationalId))),
            wanted);
    }
};

GH_SUITE(NationalIdsTest)

}  // namespace gatehouse::guard

#include "national_ids_test.moc"
