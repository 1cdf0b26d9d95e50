#include "proxy/shell/store/spans.h"

#include "proxy/core/base/text.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class SpansTest : public QObject {
    Q_OBJECT

private slots:

    /// Times and ids in any order, over several blocks and two runs of the writer: found all the
    /// same.
    void nothingIsMissed()
    {
        const StoreFolder folder;
        constexpr int kRows = 900;
        const auto timeOf = [](int i) { return lately() - (i * 7919 % kRows) * 1'000'000LL; };
        for (const int from : {0, kRows / 2}) {
            auto writer = Writer::start(folder.options(), nullptr);
            for (int i = from; i < from + kRows / 2; ++i) {
                (*writer)->push(finished(exchange(number(i * 31 % kRows), timeOf(i))));
            }
            QVERIFY((*writer)->flush().ok());
        }
        auto reader = Reader::open(folder.path);
        for (int i = 0; i < kRows; i += 37) {
            QCOMPARE((*reader)->find(number(i * 31 % kRows))->value_or(0), RowId{i + 1});
        }
        QVERIFY(!(*reader)->find("absent")->has_value());
        for (const int seconds : {0, 1, 300, 899, 5000}) {
            Filter filter;
            filter.from = lately() - seconds * 1'000'000LL;
            Filter before;
            before.to = filter.from;
            std::vector<RowId> later;
            std::vector<RowId> earlier;
            for (int i = kRows - 1; i >= 0; --i) {
                (timeOf(i) >= filter.from ? later : earlier).push_back(i + 1);
            }
            QCOMPARE(allIds(**reader, filter), later);
            QCOMPARE(allIds(**reader, before), earlier);
        }
    }
};

}  // namespace gatehouse::store

using gatehouse::store::SpansTest;
GH_SUITE(SpansTest)
#include "spans_test.moc"
