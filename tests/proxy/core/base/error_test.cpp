#include "proxy/core/base/error.h"

#include <QSet>
#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class ErrorTest : public QObject {
    Q_OBJECT

private slots:

    /// The table is found by index: a kind without its row, or a row out of place, shows here.
    void everyKindHasItsRow()
    {
        QSet<QByteArray> codes;
        for (int i = 0; i <= static_cast<int>(ErrorKind::BadVersion); ++i) {
            const auto kind = static_cast<ErrorKind>(i);
            const ErrorRow& row = rowOf(kind);
            QCOMPARE(static_cast<int>(row.kind), i);
            QVERIFY(row.status >= 400 && row.status <= 599);
            QVERIFY(!row.code.empty());
            codes.insert(QByteArray(row.code.data(), static_cast<qsizetype>(row.code.size())));
        }
        QCOMPARE(codes.size(), static_cast<int>(ErrorKind::BadVersion) + 1);
    }

    void errorsReadTheirRow()
    {
        const Error error{ErrorKind::BadUpstream, "what", "hint"};
        QCOMPARE(error.status(), 502);
        QCOMPARE(error.code(), std::string_view("bad_upstream"));
        QVERIFY(rowOf(ErrorKind::BadUpstream).retryable &&
                rowOf(ErrorKind::TooManyRequests).retryable);
        QVERIFY(!rowOf(ErrorKind::BadRequest).retryable &&
                !rowOf(ErrorKind::Unauthorized).retryable);
        QCOMPARE(Error{}.status(), 500);
    }
};

GH_SUITE(ErrorTest)
#include "error_test.moc"
