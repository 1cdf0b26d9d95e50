#include "proxy/core/config/quantity.h"

#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

class QuantityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void times_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("millis");
        const auto row = [](const char* text, qint64 millis) {
            QTest::newRow(text) << QByteArray(text) << millis;
        };
        row("250", 250);
        row("250ms", 250);
        row("20s", 20000);
        row("5 m", 300000);
        row("2h", 7200000);
        row("0s", 0);
        row("", -1);
        row("s", -1);
        row("1.5s", -1);
        row("1d", -1);
        row("1 s s", -1);
        row("9223372036854775807h", -1);
    }

    void times()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, millis);
        const auto found = parseDuration(text.toStdString());
        QCOMPARE(static_cast<qint64>(found.value_or(Millis(-1)).count()), millis);
    }

    void sizes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("bytes");
        const auto row = [](const char* text, qint64 bytes) {
            QTest::newRow(text) << QByteArray(text) << bytes;
        };
        row("4096", 4096);
        row("7B", 7);
        row("512KiB", 524288);
        row("32 MiB", 33554432);
        row("2GiB", 2147483648);
        row("1MB", -1);
        row("GiB", -1);
        row("9999999999GiB", -1);
    }

    void sizes()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, bytes);
        QCOMPARE(static_cast<qint64>(parseBytes(text.toStdString()).value_or(-1)), bytes);
    }

    void sizesAreShownInTheLargestWholeUnit()
    {
        QCOMPARE(showBytes(0), std::string("0"));
        QCOMPARE(showBytes(1023), std::string("1023"));
        QCOMPARE(showBytes(1024), std::string("1KiB"));
        QCOMPARE(showBytes(33554432), std::string("32MiB"));
        QCOMPARE(showBytes(1_GiB + 1), std::string("1073741825"));
        QCOMPARE(*parseBytes(showBytes(10_GiB)), 10_GiB);
    }

    void slipsFindTheirKey()
    {
        const std::vector<std::string_view> known{"maxBody", "maxBodyMemory", "listen", "drain"};
        QCOMPARE(std::string(nearestKey("max_body", known)), std::string("maxBody"));
        QCOMPARE(std::string(nearestKey("MAXBODYMEMORY", known)), std::string("maxBodyMemory"));
        QCOMPARE(std::string(nearestKey("lisen", known)), std::string("listen"));
        QCOMPARE(std::string(nearestKey("port", known)), std::string());
        QCOMPARE(std::string(nearestKey(std::string(1000, 'a'), known)), std::string());
        QCOMPARE(std::string(nearestKey("x", {})), std::string());
    }

    void rangesAreTold()
    {
        QCOMPARE(rangeText(0, 5), std::string("expected a number from 0 to 5"));
    }
};

GH_SUITE(QuantityTest)
#include "quantity_test.moc"
