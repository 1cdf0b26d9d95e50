#include "proxy/shell/engine/cache_keeper.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::shared_ptr<cache::Entry> answerTo(const std::string& name, WallMicros storedAt = 10)
{
    auto entry = std::make_shared<cache::Entry>();
    entry->key = sha256(name);
    entry->body = name + std::string("\0\xff body", 7);
    entry->contentType = "text/event-stream";
    entry->streamed = true;
    entry->eventCount = 3;
    entry->call = "01CALL";
    entry->provider = "openai";
    entry->model = "gpt-4o";
    entry->tags = {"docs", "faq"};
    entry->finishReason = "stop";
    entry->cost = PicoUsd{77};
    entry->storedAt = storedAt;
    entry->freshUntil = 1'000;
    entry->staleUntil = 2'000;
    return entry;
}

}  // namespace

/// Kept answers outlive the program.
class CacheKeeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void answersComeBackAsTheyWere()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("cache.sqlite")).toStdString();
        {
            state::ReplyCache cache;
            const auto keeper = engine::CacheKeeper::start(path, cache, 1 << 20, 100);
            QVERIFY(keeper);
            cache.put(answerTo("a"), 1 << 20);
            cache.put(answerTo("b"), 1 << 20);
            cache.purge({.key = hex(sha256("b"))});
        }
        state::ReplyCache cache;
        const auto keeper = engine::CacheKeeper::start(path, cache, 1 << 20, 1'500);
        QVERIFY(keeper);
        QTRY_VERIFY(cache.find(sha256("a"), 1'500));
        const auto found = cache.find(sha256("a"), 1'500);
        const auto before = answerTo("a");
        QCOMPARE(found->body, before->body);
        QCOMPARE(found->tags, before->tags);
        QCOMPARE(found->cost->value, 77);
        QCOMPARE(found->freshUntil, 1'000);
        QCOMPARE(found->eventCount, 3U);
        QVERIFY(found->streamed);
        QVERIFY(!cache.find(sha256("b"), 1'500));
    }

    void questionsComeBackUnlessTheyMayNot()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("cache.sqlite")).toStdString();
        const auto asking = [](const std::string& name, bool lasts) {
            auto asked = std::make_shared<cache::Asked>();
            asked->scope = sha256("scope");
            asked->text = "What about " + name + "?";
            asked->lasts = lasts;
            auto entry = answerTo(name);
            entry->asked = asked;
            return entry;
        };
        {
            state::ReplyCache cache;
            const auto keeper = engine::CacheKeeper::start(path, cache, 1 << 20, 100);
            QVERIFY(keeper);
            cache.put(asking("roses", true), 1 << 20);
            cache.put(asking("violets", false), 1 << 20);
            QCOMPARE(cache.questions().size(), std::size_t{2});
        }
        state::ReplyCache cache;
        const auto keeper = engine::CacheKeeper::start(path, cache, 1 << 20, 100);
        QVERIFY(keeper);
        QTRY_COMPARE(cache.sums().entries, std::size_t{2});
        QCOMPARE(cache.questions().size(), std::size_t{1});
        const auto found = cache.find(sha256("roses"), 100);
        QVERIFY(found->asked && found->asked->lasts);
        QCOMPARE(found->asked->text, std::string("What about roses?"));
        QCOMPARE(found->asked->scope, sha256("scope"));
        QVERIFY(!cache.find(sha256("violets"), 100)->asked);
    }

    void whatWasLearntComesBack()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("cache.sqlite")).toStdString();
        {
            state::ReplyCache cache;
            const auto keeper = engine::CacheKeeper::start(path, cache, 1 << 20, 100);
            QVERIFY(keeper);
            for (int i = 0; i < 50; ++i) cache.lessons().learn({950, "a"}, i == 3);
            QVERIFY(cache.lessons().refuse("pair", 950));
        }
        state::ReplyCache cache;
        const auto keeper = engine::CacheKeeper::start(path, cache, 1 << 20, 100);
        QVERIFY(keeper);
        QTRY_VERIFY(cache.lessons().isRefused("pair"));
        cache.lessons().compared(1.0);
        QTRY_VERIFY(cache.lessons().judge({950, "b"}, 0.5) == semantic::Lessons::Verdict::Give);
    }

    void whatIsOverOrTooMuchDoesNotComeBack()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("cache.sqlite")).toStdString();
        {
            state::ReplyCache cache;
            const auto keeper = engine::CacheKeeper::start(path, cache, 1 << 20, 100);
            QVERIFY(keeper);
            cache.put(answerTo("old", 10), 1 << 20);
            cache.put(answerTo("new", 20), 1 << 20);
        }
        {
            state::ReplyCache small;
            const auto keeper =
                engine::CacheKeeper::start(path, small, answerTo("new")->size() + 10, 100);
            QVERIFY(keeper);
            QTRY_VERIFY(small.find(sha256("new"), 100));
            QVERIFY(!small.find(sha256("old"), 100));
            auto lasting = answerTo("lasting", 30);
            lasting->staleUntil = 9'000;
            small.put(lasting, 1 << 20);
        }
        state::ReplyCache late;
        const auto keeper = engine::CacheKeeper::start(path, late, 1 << 20, 2'000);
        QVERIFY(keeper);
        QTRY_VERIFY(late.find(sha256("lasting"), 2'000));
        QCOMPARE(late.sums().entries, std::size_t{1});
    }
};

GH_SUITE(CacheKeeperTest)

}  // namespace gatehouse::tests

#include "cache_keeper_test.moc"
