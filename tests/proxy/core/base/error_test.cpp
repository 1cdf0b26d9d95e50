#include "proxy/core/base/error.h"

#include <set>

#include <QTest>

#include "proxy/core/base/result.h"
#include "tests/support/suite.h"

using namespace gatehouse;

namespace error_test {

constexpr auto kLast = static_cast<int>(ErrorKind::BadVersion);

Result<int> half(int value)
{
    if (value % 2 != 0) return fail(ErrorKind::Invalid, "odd", "take an even number");
    return value / 2;
}

Result<void> quarter(int value)
{
    GH_TRY(half(value));
    GH_TRY(half(value / 2));
    return {};
}

}  // namespace error_test

class ErrorTest : public QObject {
    Q_OBJECT

private slots:

    void everyKindHasItsOwnRow()
    {
        std::set<std::string_view> codes;
        for (int i = 0; i <= error_test::kLast; ++i) {
            const auto kind = static_cast<ErrorKind>(i);
            const ErrorRow& row = rowOf(kind);
            QCOMPARE(static_cast<int>(row.kind), i);
            QVERIFY(row.status >= 400 && row.status < 600);
            QVERIFY2(codes.insert(row.code).second, "a code is used once");
        }
    }

    void onlyTheProvidersTroubleIsWorthAnotherTry()
    {
        for (const auto kind :
             {ErrorKind::BadUpstream, ErrorKind::UpstreamTimeout, ErrorKind::Unavailable}) {
            QVERIFY(rowOf(kind).retryable);
        }
        for (const auto kind :
             {ErrorKind::BadRequest, ErrorKind::Unauthorized, ErrorKind::ClientClosed}) {
            QVERIFY(!rowOf(kind).retryable);
        }
    }

    void anErrorKnowsItsStatus()
    {
        const Error error = fail(ErrorKind::PayloadTooLarge, "too much", "send less");
        QCOMPARE(error.status(), 413);
        QVERIFY(error.code() == "payload_too_large");
        QCOMPARE(error.hint, std::string("send less"));
    }

    void aResultIsAValueOrAnError()
    {
        QCOMPARE(*error_test::half(8), 4);
        QCOMPARE(error_test::half(7).error().message, std::string("odd"));
        QVERIFY(error_test::quarter(8).ok());
        QCOMPARE(error_test::quarter(6).error().hint, std::string("take an even number"));
    }
};

GH_SUITE(ErrorTest)
#include "error_test.moc"
