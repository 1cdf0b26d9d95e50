#include "app/models/page_cache.h"

#include "tests/support/suite.h"

using gatehouse::app::PageCache;
namespace store = gatehouse::store;

class PageCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void pagesOfNegativePlaces()
    {
        QCOMPARE(PageCache::pageOf(0), 0);
        QCOMPARE(PageCache::pageOf(127), 0);
        QCOMPARE(PageCache::pageOf(128), 1);
        QCOMPARE(PageCache::pageOf(-1), -1);
        QCOMPARE(PageCache::pageOf(-128), -1);
        QCOMPARE(PageCache::pageOf(-129), -2);
    }

    void forgetsThePageUsedLongestAgo()
    {
        PageCache cache;
        const auto pages = static_cast<std::int64_t>(PageCache::kPages);
        for (std::int64_t page = 0; page < pages; ++page)
            cache.put(page * PageCache::kRows, row(page));
        QVERIFY(cache.find(0) != nullptr);  // now page 1 is the oldest
        cache.put(pages * PageCache::kRows, row(7));
        QCOMPARE(cache.pages(), PageCache::kPages);
        QVERIFY(cache.peek(0) != nullptr);
        QVERIFY(cache.peek(PageCache::kRows) == nullptr);
    }

    void pagesMayHaveHoles()
    {
        PageCache cache;
        cache.put(5, row(50));
        QVERIFY(cache.find(4) == nullptr);
        QCOMPARE(cache.find(5)->id, 50);
        const auto taken = cache.take(5);
        QCOMPARE(taken->id, 50);
        QVERIFY(cache.find(5) == nullptr);
        QVERIFY(cache.take(900) == nullptr);
    }

private:
    static store::Row row(store::RowId id)
    {
        store::Row made;
        made.id = id;
        return made;
    }
};

GH_SUITE(PageCacheTest)
#include "page_cache_test.moc"
