#include "proxy/core/base/result.h"

#include <memory>
#include <string>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

namespace gatehouse::base_tests {

Result<int> half(int value)
{
    if (value % 2 != 0) return fail(ErrorKind::Invalid, "odd", "give an even number");
    return value / 2;
}

Result<void> evenOnly(int value, int& calls)
{
    GH_TRY(half(value));
    ++calls;
    return {};
}

class ResultTest : public QObject {
    Q_OBJECT

private slots:

    void valueOrError()
    {
        QVERIFY(half(4).ok());
        QCOMPARE(*half(4), 2);
        const auto odd = half(3);
        QVERIFY(!odd);
        QCOMPARE(odd.error().kind, ErrorKind::Invalid);
        QCOMPARE(odd.error().hint, std::string("give an even number"));
        bool hasThrown = false;
        try {
            static_cast<void>(odd.value());
        } catch (const std::bad_variant_access&) {
            hasThrown = true;
        }
        QVERIFY(hasThrown);
    }

    void tryLeavesWithTheError()
    {
        int calls = 0;
        QVERIFY(evenOnly(2, calls).ok());
        const auto odd = evenOnly(3, calls);
        QVERIFY(!odd.ok());
        QCOMPARE(odd.error().message, std::string("odd"));
        QCOMPARE(calls, 1);
    }

    void movesWhatCannotBeCopied()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
        const std::unique_ptr<int> taken = *std::move(result);
        QCOMPARE(*taken, 5);
        Result<std::string> text(std::string("abc"));
        QCOMPARE(text->size(), std::size_t{3});
    }
};

}  // namespace gatehouse::base_tests

using gatehouse::base_tests::ResultTest;
GH_SUITE(ResultTest)
#include "result_test.moc"
