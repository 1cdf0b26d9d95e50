#include "proxy/shell/engine/cache_report.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class CacheReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsKeptIsTold()
    {
        state::ReplyCache cache;
        for (const char* name : {"a", "b", "c"}) {
            auto entry = std::make_shared<cache::Entry>();
            entry->key = sha256(name);
            entry->body = name;
            entry->model = *name == 'a' ? "small" : "large";
            entry->call = std::string("call-") + name;
            entry->cost = PicoUsd{7};
            entry->staleUntil = entry->freshUntil = 100;
            cache.put(entry, 1'000'000);
        }
        const auto view = engine::viewOf(cache, {.model = "large"}, 1);
        QCOMPARE(view.entries, std::size_t{3});
        QCOMPARE(view.meant, std::size_t{2});
        QCOMPARE(view.answers.size(), std::size_t{1});
        QCOMPARE(view.answers.front().call, std::string("call-c"));
        QCOMPARE(view.answers.front().key, hex(sha256("c")));
        QCOMPARE(view.meantBytes * 3, view.bytes * 2);
        const auto text = engine::textOf(cache, hex(sha256("a")));
        QVERIFY(text.has_value());
        QCOMPARE(text->body, std::string("a"));
        QCOMPARE(text->answer.cost->value, std::int64_t{7});
        QVERIFY(!engine::textOf(cache, hex(sha256("a")).substr(0, 12)));
        QVERIFY(!engine::textOf(cache, "nonsense"));
        QVERIFY(!engine::textOf(cache, hex(sha256("d"))));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CacheReportTest;
GH_SUITE(CacheReportTest)
#include "cache_report_test.moc"
