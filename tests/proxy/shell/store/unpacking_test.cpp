#include "proxy/shell/store/unpacking.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

namespace {

Condition wanted(Field field, Test test, std::string text, std::string name = {})
{
    Condition made;
    made.kind = Condition::Kind::Is;
    made.field = field;
    made.test = test;
    made.text = std::move(text);
    made.name = std::move(name);
    return made;
}

std::vector<RowId> found(Reader& reader, std::vector<Condition> conditions)
{
    Filter filter;
    filter.also = std::move(conditions);
    return allIds(reader, filter);
}

}  // namespace

class UnpackingTest : public QObject {
    Q_OBJECT

private slots:

    void linesByNameAndValue()
    {
        const auto fits = [](const char* name, Test test, const char* value) {
            return linesFit("Host: a\nX-Team:  Blue \n", wanted(Field::Header, test, value, name));
        };
        QVERIFY(fits("x-team", Test::Equals, "Blue"));
        QVERIFY(!fits("x-team", Test::Equals, "blue"));
        QVERIFY(fits("x-team", Test::Contains, "blu"));
        QVERIFY(!fits("team", Test::Contains, "blu"));
        QVERIFY(!fits("host", Test::Equals, "Blue"));
    }

    void headersAndBodiesOfRows()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        auto first = chat("01HX0000000000000000000001", "what is a NEEDLE in a haystack");
        first->clientHeaders = "Host: a\nX-Team: blue\n";
        auto second = chat("01HX0000000000000000000002", "hello", std::string(40'000, 'x') + "pin");
        second->upstreamHeaders = "x-request-id: r-77\n";
        auto third = exchange("01HX0000000000000000000003");
        for (auto* each : {&first, &second, &third}) (*writer)->push(finished(std::move(*each)));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        using Ids = std::vector<RowId>;
        const auto body = [](const char* text) {
            return wanted(Field::Body, Test::Contains, text);
        };
        QCOMPARE(found(**reader, {body("a needle in")}), Ids{1});
        QCOMPARE(found(**reader, {body("xxpin")}), Ids{2});  // packed, and past what is indexed
        QCOMPARE(found(**reader, {body("role")}), (Ids{2, 1}));
        QCOMPARE(found(**reader, {body("nowhere")}), Ids{});
        QCOMPARE(found(**reader, {wanted(Field::Header, Test::Contains, "blu", "x-team")}), Ids{1});
        QCOMPARE(found(**reader, {wanted(Field::Header, Test::Equals, "r-77", "X-Request-Id")}),
                 Ids{2});
        // Not: exactly the others, those without a body too.
        Condition round;
        round.kind = Condition::Kind::Not;
        round.parts = {body("role")};
        QCOMPARE(found(**reader, {round}), Ids{3});
    }

    void howFarItIsIsTold()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 40; ++i) {
            auto made = chat("01HX00000000000000000001" + std::to_string(10 + i), "hay",
                             std::string(1'000'000, 'h'));
            (*writer)->push(finished(std::move(made)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        Filter filter;
        filter.also = {wanted(Field::Body, Test::Contains, "needle")};
        QVERIFY(filter.slow());
        QVERIFY(!Filter().slow());
        double last = 0;
        bool rises = true;
        const auto listed = (*reader)->ids(
            filter, 0, [](const std::vector<RowId>&) { return true; },
            [&](double share) {
                rises = rises && share >= last && share <= 1;
                last = share;
                return true;
            });
        QVERIFY(listed.ok() && rises);
        QCOMPARE(*(*reader)->newest(), RowId{40});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::UnpackingTest;
GH_SUITE(UnpackingTest)
#include "unpacking_test.moc"
