#include "proxy/core/http/date.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class HttpDateTest : public QObject {
    Q_OBJECT

private slots:

    void allThreeFormsAreTheSameMoment()
    {
        constexpr WallMicros kMoment = 784'111'777'000'000;
        QCOMPARE(http::parseDate("Sun, 06 Nov 1994 08:49:37 GMT").value_or(-1), kMoment);
        QCOMPARE(http::parseDate("Sun Nov  6 08:49:37 1994").value_or(-1), kMoment);
        QCOMPARE(http::parseDate(" Thu, 01 Jan 1970 00:00:00 GMT ").value_or(-1), WallMicros{0});
        // Two digits are of this century.
        QCOMPARE(http::parseDate("Wednesday, 21-Oct-26 07:28:00 GMT"),
                 http::parseDate("Wed, 21 Oct 2026 07:28:00 GMT"));
        QVERIFY(http::parseDate("Thu, 29 Feb 2024 23:59:60 GMT").has_value());
    }

    void whatIsNoDateIsNone()
    {
        for (const char* text :
             {"", "120", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET",
              "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
              "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Now 1994 08:49:37 GMT",
              "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "a b c d e f g",
              "Sunday, 06-Nov GMT", "Sun Nov 6 1994 08:49:37"}) {
            QVERIFY2(!http::parseDate(text), text);
        }
    }
};

GH_SUITE(HttpDateTest)
#include "date_test.moc"
