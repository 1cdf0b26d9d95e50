#include "proxy/core/semantic/table.h"

#include <string>

#include <QTest>

#include "proxy/core/base/embedded.h"
#include "tests/support/suite.h"

namespace gatehouse::semantic_tests {

using namespace semantic;

class TableTest : public QObject {
    Q_OBJECT

private slots:

    void likeWordsLieCloser()
    {
        Vector car{};
        Vector automobile{};
        Vector banana{};
        QVERIFY(builtIn().add("car", car));
        QVERIFY(builtIn().add("automobile", automobile));
        QVERIFY(builtIn().add("banana", banana));
        QVERIFY(cosine(car, automobile) > cosine(car, banana) + 0.2F);
    }

    void aWordIsTakenApart()
    {
        Vector whole{};
        QVERIFY(builtIn().add("gatehousings", whole));
        QVERIFY(cosine(whole, whole) > 0.999F);
    }

    void whatNoPieceStandsForAddsNothing()
    {
        Vector to{};
        QVERIFY(!builtIn().add("", to));
        QVERIFY(!builtIn().add("\xF0\x9F\x9A\xAA", to));
        QVERIFY(!builtIn().add(std::string(1'000, 'a'), to));
        QCOMPARE(cosine(to, to), 0.0F);
    }

    void brokenBytesAreAnEmptyTable()
    {
        const auto bytes = embedded::likeness();
        QVERIFY(!Table(bytes).empty());
        QVERIFY(bytes.size() <= 8'000'000);
        for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{16},
                                       std::size_t{5'000}, bytes.size() - 1})
            QVERIFY(Table(bytes.substr(0, size)).empty());
        std::string longer(bytes);
        longer += 'x';
        QVERIFY(Table(longer).empty());
        std::string crooked(bytes);
        crooked[19] = '\x7F';  // an offset beyond the next
        QVERIFY(Table(crooked).empty());
        Vector to{};
        QVERIFY(!Table({}).add("car", to));
    }
};

}  // namespace gatehouse::semantic_tests

using gatehouse::semantic_tests::TableTest;
GH_SUITE(TableTest)
#include "table_test.moc"
