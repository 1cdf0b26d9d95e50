#include "proxy/shell/engine/cloudflare_objects.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace cf = engine::cloudflare;

class CloudflareObjectsTest : public QObject {
    Q_OBJECT

private slots:

    void whatIsKeptIsShownWithItsFrame()
    {
        const store::StoredObject object{"main", "o1", quoted("{'name':'a'}"), 0, 1'000'000};
        const auto shown = cf::objectJson(object);
        QCOMPARE(at(shown, "name"), std::string("a"));
        QCOMPARE(at(shown, "id"), std::string("o1"));
        QCOMPARE(at(shown, "gateway_id"), std::string("main"));
        QCOMPARE(at(shown, "created_at"), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(at(shown, "modified_at"), std::string("1970-01-01T00:00:01.000Z"));
        QVERIFY(cf::dataOf({"main", "o2", "[", 0, 0}).empty());
    }

    void listsAreNarrowed()
    {
        const std::vector<store::StoredObject> all{
            {"main", "a", quoted("{'name':'Red team','on':true}"), 0, 0},
            {"main", "b", quoted("{'name':'blue','on':false}"), 0, 0},
            {"main", "c", quoted("{}"), 0, 0}};
        auto some = all;
        cf::keepEqual(some, "on", true);
        QCOMPARE(some.size(), std::size_t(1));
        some = all;
        cf::keepHolding(some, "name", "RED");
        QCOMPARE(some.size(), std::size_t(1));
        QCOMPARE(some[0].id, std::string("a"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareObjectsTest;
GH_SUITE(CloudflareObjectsTest)
#include "cloudflare_objects_test.moc"
