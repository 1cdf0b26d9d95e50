#include "proxy/shell/store/search.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class SearchTest : public QObject {
    Q_OBJECT

private slots:

    void rowsOneByOneWithTheirFacts()
    {
        const StoreFolder folder;
        {
            auto writer = Writer::start(folder.options(), nullptr);
            for (int i = 1; i <= 3; ++i) {
                auto made = exchange(std::to_string(i));
                made->endedAt = i * 1000;
                (*writer)->push(finished(std::move(made)));
            }
            QVERIFY((*writer)->flush().ok());
        }
        Fault fault;
        auto database = Database::open(folder.path, Access::Read, fault);
        NameTexts names(*database);
        Filter filter;
        Condition slow;
        slow.kind = Condition::Kind::Is;
        slow.field = Field::Latency;
        slow.test = Test::AtLeast;
        slow.number = 2000;
        filter.also = {slow};
        Statement statement(*database,
                            selectIds(filter, Order::OldestFirst, Columns::Facts).c_str());
        for (int round = 0; round < 2; ++round) {  // it can be used again
            Search search(*database, names, statement, filter, Order::OldestFirst, 0,
                          Columns::Facts);
            QVERIFY(search.step() == Search::Step::Skipped);
            QVERIFY(search.step() == Search::Step::Found);
            QCOMPARE(search.id(), RowId{2});
            QCOMPARE(search.row().facts.latency, std::int64_t{2000});
            QCOMPARE(names.of(search.row().model), std::string("gpt-4.1-mini"));
            QVERIFY(search.step() == Search::Step::Found);
            QVERIFY(search.step() == Search::Step::End);
        }
        QVERIFY(database->well());
    }
};

}  // namespace gatehouse::store

using gatehouse::store::SearchTest;
GH_SUITE(SearchTest)
#include "search_test.moc"
