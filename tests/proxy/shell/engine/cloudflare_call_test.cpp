#include "proxy/shell/engine/cloudflare_call.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace cf = engine::cloudflare;

namespace {

struct Scene {
    pipeline::Exchange x;
    pipeline::Snapshot snapshot;
    engine::CloudflareView view;
    cf::Call call{x, snapshot, view, "acct", {"main"}, {}};
};

}  // namespace

class CloudflareCallTest : public QObject {
    Q_OBJECT

private slots:

    void theEnvelope()
    {
        const auto fine = cf::ok({{"id", "a"}});
        QCOMPARE(fine.status, 200);
        QCOMPARE(fine.body,
                 quoted("{'success':true,'errors':[],'messages':[],'result':{'id':'a'}}\n"));
        const auto page = cf::okPage({1, 2}, {2, 2}, 5);
        QVERIFY(page.body.find(
                    quoted("'result_info':{'page':2,'per_page':2,'count':2,'total_count':5}")) !=
                std::string::npos);
        const auto wrong = cf::refuse(cf::badRequest("so not", "do this"));
        QCOMPARE(wrong.status, 400);
        QCOMPARE(wrong.body, quoted("{'success':false,'errors':[{'code':7001,'message':'so not; do "
                                    "this'}],'messages':[],'result':null}\n"));
        QCOMPARE(cf::refuse(fail(ErrorKind::NotFound, "no", "look")).status, 404);
    }

    void problemsOfAConfigKeepTheirPlaces()
    {
        engine::Engine::Published published;
        QVERIFY(!cf::refusal(published));
        published.problems = {{"/a", "m", "h"}, {"/b", "m", "h"}};
        const auto refused = cf::refusal(published);
        QVERIFY(refused && refused->status == 400);
        QVERIFY(refused->body.find(quoted("'source':{'pointer':'/b'}")) != std::string::npos);
        QCOMPARE(cf::refusal(fail(ErrorKind::Conflict, "c", "h"))->status, 409);
    }

    void pages()
    {
        Scene s;
        QCOMPARE(cf::pagingOf(s.call)->perPage, std::int64_t(20));
        s.call.query = {{"page", "3"}, {"per_page", "2"}};
        QCOMPARE(cf::pagingOf(s.call)->skip(), std::int64_t(4));
        QCOMPARE(cf::cut(std::vector<int>{1, 2, 3, 4, 5}, {2, 2}), (std::vector<int>{3, 4}));
        QCOMPARE(cf::cut(std::vector<int>{1, 2}, {3, 2}), std::vector<int>());
        for (const char* wrong : {"0", "-1", "x", "", "99999999999999999999"}) {
            s.call.query = {{"page", wrong}};
            QVERIFY(!cf::pagingOf(s.call).ok());
        }
    }

    void bodiesAndMembers()
    {
        Scene s;
        s.x.arrival.body = quoted("{'name':'a','on':true,'n':1,'empty':''}");
        const auto body = cf::bodyOf(s.call);
        QVERIFY(body.ok());
        QCOMPARE(*cf::textOf(*body, "name"), std::string("a"));
        for (const char* wrong : {"n", "empty", "nothing"}) QVERIFY(!cf::textOf(*body, wrong).ok());
        QVERIFY(*cf::flagOf(*body, "on", false) && *cf::flagOf(*body, "nothing", true));
        QVERIFY(!cf::flagOf(*body, "n", true).ok());
        QVERIFY(cf::checkMembers(*body, {"name", "on", "n", "empty"}).ok());
        QVERIFY(!cf::checkMembers(*body, {"name"}).ok());
        for (const char* wrong : {"", "[]", "{", "1"}) {
            s.x.arrival.body = wrong;
            QVERIFY(!cf::bodyOf(s.call).ok());
        }
        s.call.query = {{"page", "1"}, {"search", "x"}, {"search", "y"}};
        QVERIFY(cf::checkQuery(s.call, {"search"}).ok());
        QVERIFY(!cf::checkQuery(s.call, {}).ok());
        QVERIFY(s.call.value("search") == std::string_view("y"));
    }

    void idsDiffer()
    {
        const auto one = cf::newId();
        const auto two = cf::newId();
        QVERIFY(one.ok() && two.ok() && *one != *two);
        QCOMPARE(one->size(), std::size_t(32));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareCallTest;
GH_SUITE(CloudflareCallTest)
#include "cloudflare_call_test.moc"
