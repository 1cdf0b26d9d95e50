#include "proxy/shell/store/listings.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using store::Condition;
using store::Field;
using store::Test;

class ListingsTest : public QObject {
    Q_OBJECT

    static Condition is(Field field, Test test)
    {
        Condition made;
        made.kind = Condition::Kind::Is;
        made.field = field;
        made.test = test;
        return made;
    }

private slots:

    /// Each is a constant, and ends with the id from which on it lists.
    void everyListingGoesOn()
    {
        int seen = 0;
        for (int field = 0; field <= static_cast<int>(Field::Body); ++field) {
            for (const Test test : {Test::Equals, Test::Less, Test::AtMost, Test::More,
                                    Test::AtLeast, Test::Contains, Test::Known}) {
                const char* sql = store::listingOf(is(static_cast<Field>(field), test));
                if (sql == nullptr) continue;
                ++seen;
                const std::string_view words(sql);
                QVERIFY2(words.starts_with("SELECT ") && words.find("> ? ORDER BY") != words.npos,
                         sql);
            }
        }
        QVERIFY(seen > 60);
    }

    void whatStandsInTheRowHasNone()
    {
        for (const Field field : {Field::Status, Field::Model, Field::Body, Field::Latency})
            QVERIFY(store::listingOf(is(field, Test::Equals)) == nullptr);
        QVERIFY(store::isByNumber(Field::RequestSize) && !store::isByNumber(Field::Tag));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ListingsTest;
GH_SUITE(ListingsTest)
#include "listings_test.moc"
