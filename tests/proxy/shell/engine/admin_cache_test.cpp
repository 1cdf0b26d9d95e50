#include "proxy/shell/engine/admin_cache.h"

#include <boost/json.hpp>

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class AdminCacheTest : public QObject {
    Q_OBJECT

    static pipeline::Reply call(state::ReplyCache& cache, const std::string& method,
                                const std::string& target, WallMicros now = 100'000'000)
    {
        pipeline::Exchange x;
        x.arrival.head.method = method;
        x.arrival.head.target = target;
        return engine::answerCache(x, cache, now);
    }

    static std::int64_t removed(const pipeline::Reply& reply)
    {
        return boost::json::parse(reply.body).at("removed").to_number<std::int64_t>();
    }

    static void add(state::ReplyCache& cache, const std::string& model, WallMicros storedAt)
    {
        auto entry = std::make_shared<cache::Entry>();
        entry->key = sha256(model);
        entry->model = model;
        entry->body = "x";
        entry->storedAt = storedAt;
        entry->freshUntil = entry->staleUntil = 1'000'000'000;
        entry->cost = PicoUsd{9};
        cache.put(entry, 1 << 20);
    }

private Q_SLOTS:

    void theListTellsWhatThereIs()
    {
        state::ReplyCache cache;
        add(cache, "gpt-4o", 10);
        cache.used(sha256("gpt-4o"), 20, *cache.find(sha256("gpt-4o"), 20));
        const auto told = boost::json::parse(call(cache, "GET", "/admin/api/cache").body);
        QCOMPARE(told.at("entries").as_int64(), 1);
        QCOMPARE(told.at("hits").as_int64(), 1);
        QCOMPARE(told.at("savedPicoUsd").as_int64(), 9);
        const auto& row = told.at("answers").at(0);
        QCOMPARE(std::string(row.at("model").as_string()), std::string("gpt-4o"));
        QCOMPARE(row.at("hits").as_int64(), 1);
    }

    void twoQuestionsAreRefused()
    {
        state::ReplyCache cache;
        const std::string pair(32, 'a');
        const auto refuse = [&](const std::string& body) {
            pipeline::Exchange x;
            x.arrival.head.method = "POST";
            x.arrival.head.target = "/admin/api/cache/refusals";
            x.arrival.body = tests::quoted(body);
            return engine::answerCache(x, cache, 1);
        };
        const std::string wrong[] = {"",
                                     "[]",
                                     "{}",
                                     "{'pair':'" + pair + "'}",
                                     "{'pair':'" + pair + "','score':9}",
                                     "{'pair':'x','score':0.9}",
                                     "{'pair':'" + std::string(32, 'G') + "','score':0.9}"};
        for (const auto& body : wrong) QCOMPARE(refuse(body).status, 400);
        QVERIFY(!cache.lessons().isRefused(pair));
        QCOMPARE(refuse("{'pair':'" + pair + "','score':0.91}").status, 200);
        QVERIFY(cache.lessons().isRefused(pair));
    }

    void onlyWhatIsChosenGoes()
    {
        state::ReplyCache cache;
        add(cache, "gpt 4o", 40'000'000);
        add(cache, "other", 60'000'000);
        for (const auto* query : {"", "?", "?colour=red", "?model=", "?all=yes", "?olderThan=x"})
            QCOMPARE(call(cache, "DELETE", std::string("/admin/api/cache") + query).status, 400);
        QCOMPARE(removed(call(cache, "DELETE", "/admin/api/cache?olderThan=60")), 0);
        QCOMPARE(removed(call(cache, "DELETE", "/admin/api/cache?olderThan=50")), 1);
        add(cache, "gpt 4o", 40'000'000);
        QCOMPARE(removed(call(cache, "DELETE", "/admin/api/cache?model=gpt%204o&olderThan=1")), 1);
        QCOMPARE(removed(call(cache, "DELETE", "/admin/api/cache?all=true")), 1);
    }
};

GH_SUITE(AdminCacheTest)

}  // namespace gatehouse::tests

#include "admin_cache_test.moc"
