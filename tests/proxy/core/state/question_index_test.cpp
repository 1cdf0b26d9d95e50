#include "proxy/core/state/question_index.h"

#include <string>

#include <QTest>

#include "proxy/core/semantic/reading.h"
#include "proxy/core/state/reply_cache.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

semantic::Place lieOf(const std::string& text)
{
    return semantic::placeOf(semantic::read(text, semantic::builtIn()).vector);
}

std::shared_ptr<cache::Entry> askedEntry(const std::string& text, const std::string& scope = "a")
{
    auto entry = std::make_shared<cache::Entry>();
    entry->key = sha256(scope + text);
    entry->call = text;
    entry->body = "x";
    entry->freshUntil = entry->staleUntil = 1'000;
    auto asked = std::make_shared<cache::Asked>();
    asked->scope = sha256(scope);
    asked->text = text;
    entry->asked = asked;
    return entry;
}

}  // namespace

/// What was asked, found by what it is about.
class QuestionIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theNearestComesFirst()
    {
        state::QuestionIndex index;
        for (const auto* text : {"how do I bake bread", "how can I reset my password",
                                 "changing a forgotten password"}) {
            index.add(askedEntry(text), lieOf(text));
        }
        const auto place = lieOf("how do I reset a password");
        auto found = index.nearest(sha256("a"), place, 0.3F, 2, 10);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].entry->call, std::string("how can I reset my password"));
        QVERIFY(found[0].like > found[1].like && found[1].like >= 0.3F);
        QCOMPARE(index.nearest(sha256("a"), place, 0.3F, 1, 10).size(), std::size_t{1});
        QVERIFY(index.nearest(sha256("a"), place, 0.3F, 0, 10).empty());
        QVERIFY(index.nearest(sha256("a"), place, 0.3F, 9, 1'000).empty());
        QVERIFY(index.nearest(sha256("b"), place, -1.0F, 9, 10).empty());
        index.remove(*found[0].entry);
        found = index.nearest(sha256("a"), place, 0.3F, 2, 10);
        QCOMPARE(found[0].entry->call, std::string("changing a forgotten password"));
    }

    void removingKeepsTheOthers()
    {
        state::QuestionIndex index;
        std::vector<std::shared_ptr<cache::Entry>> entries;
        for (int i = 0; i < 50; ++i) {
            const auto text = "question about word" + std::to_string(i);
            entries.push_back(askedEntry(text, i % 2 == 0 ? "even" : "odd"));
            index.add(entries.back(), lieOf(text));
        }
        for (int i = 0; i < 50; i += 3) index.remove(*entries[static_cast<std::size_t>(i)]);
        index.remove(*entries[0]);
        QCOMPARE(index.size(), std::size_t{33});
        for (int i = 0; i < 50; ++i) {
            const auto& entry = entries[static_cast<std::size_t>(i)];
            const auto found =
                index.nearest(entry->asked->scope, lieOf(entry->asked->text), 0.0F, 50, 10);
            const bool isThere =
                std::ranges::any_of(found, [&](const auto& near) { return near.entry == entry; });
            QCOMPARE(isThere, i % 3 != 0);
        }
    }

    /// The cache and its questions tell of the same answers, whatever becomes of them.
    void itGoesWithTheAnswers()
    {
        state::ReplyCache cache;
        const auto one = askedEntry("how do I reset my password");
        const std::size_t room = 2 * one->size() + 20;
        cache.put(one, room);
        cache.put(askedEntry("where is my invoice now"), room);
        cache.put(one, room);
        QCOMPARE(cache.questions().size(), std::size_t{2});
        cache.put(askedEntry("who wrote this fine book"), room);
        QCOMPARE(cache.questions().size(), std::size_t{2});
        QVERIFY(!cache.find(one->key, 5'000));
        QCOMPARE(cache.questions().size(), cache.sums().entries);
        cache.purge({});
        QCOMPARE(cache.questions().size(), std::size_t{0});
        cache.restore(one, room);
        const auto found =
            cache.questions().nearest(sha256("a"), lieOf("reset my password"), 0.5F, 1, 10);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].entry, state::QuestionIndex::EntryPtr(one));
    }
};

GH_SUITE(QuestionIndexTest)

}  // namespace gatehouse::tests

#include "question_index_test.moc"
