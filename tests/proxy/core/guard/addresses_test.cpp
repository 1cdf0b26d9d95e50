#include "proxy/core/guard/detectors.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class AddressesTest : public QObject {
    Q_OBJECT

private slots:

    void findsWhatItShould_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("write to jane.doe+x@mail.example.org.")
            << QByteArray("write to jane.doe+x@mail.example.org.")
            << QByteArray("email=jane.doe+x@mail.example.org");
        QTest::newRow("meet me @ 5 pm, @channel")
            << QByteArray("meet me @ 5 pm, @channel") << QByteArray("");
        QTest::newRow("git@host and a@b") << QByteArray("git@host and a@b") << QByteArray("");
        QTest::newRow("josé@example.com")
            << QByteArray("josé@example.com") << QByteArray("email=josé@example.com");
        QTest::newRow("from 10.113.88.141:")
            << QByteArray("from 10.113.88.141:") << QByteArray("ip-address=10.113.88.141");
        QTest::newRow("version 10.1.2.3") << QByteArray("version 10.1.2.3") << QByteArray("");
        QTest::newRow("300.1.2.3 and 1.2.3.4.5")
            << QByteArray("300.1.2.3 and 1.2.3.4.5") << QByteArray("");
        QTest::newRow("fe80::c8f4:83d9 fails")
            << QByteArray("fe80::c8f4:83d9 fails") << QByteArray("ip6-address=fe80::c8f4:83d9");
        QTest::newRow("2001:db8:2913:6229:ccd0:b544:e1a6:5f43")
            << QByteArray("2001:db8:2913:6229:ccd0:b544:e1a6:5f43")
            << QByteArray("ip6-address=2001:db8:2913:6229:ccd0:b544:e1a6:5f43");
        QTest::newRow("a::b::c in C++, std::vector, 12:30:00")
            << QByteArray("a::b::c in C++, std::vector, 12:30:00") << QByteArray("");
        QTest::newRow("mac 33-86-20-98-af-30")
            << QByteArray("mac 33-86-20-98-af-30") << QByteArray("mac-address=33-86-20-98-af-30");
        QTest::newRow("cisco 0011.2233.4455")
            << QByteArray("cisco 0011.2233.4455") << QByteArray("mac-address=0011.2233.4455");
        QTest::newRow("IBAN GB82 WEST 1234 5698 7654 32, thanks")
            << QByteArray("IBAN GB82 WEST 1234 5698 7654 32, thanks")
            << QByteArray("iban=GB82 WEST 1234 5698 7654 32");
        QTest::newRow("GB82WEST12345698765433")
            << QByteArray("GB82WEST12345698765433") << QByteArray("");
        QTest::newRow("de89370400440532013000")
            << QByteArray("de89370400440532013000") << QByteArray("iban=de89370400440532013000");
        QTest::newRow("pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
            << QByteArray("pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
            << QByteArray("crypto-address=1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
        QTest::newRow("pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")
            << QByteArray("pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb") << QByteArray("");
        QTest::newRow("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3")
            << QByteArray("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")
            << QByteArray("crypto-address=bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
        QTest::newRow("0xde0B295669a9FD93d5F28D9Ec85E40f4cb697B")
            << QByteArray("0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe")
            << QByteArray("crypto-address=0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe");
    }

    void findsWhatItShould()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(QByteArray::fromStdString(tests::found(text.toStdString(), ~0U)), wanted);
    }
};

GH_SUITE(AddressesTest)

}  // namespace gatehouse::guard

#include "addresses_test.moc"
