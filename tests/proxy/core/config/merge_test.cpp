#include "proxy/core/config/merge.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using config::Config;

namespace {

config::ProviderConfig provider(const char* id, const char* title = "")
{
    config::ProviderConfig made;
    made.id = id;
    made.title = title;
    return made;
}

Config three()
{
    Config config;
    config.providers = {provider("a"), provider("b"), provider("c")};
    return config;
}

std::string idsOf(const Config& config)
{
    std::string ids;
    for (const auto& each : config.providers) ids += each.id;
    return ids;
}

}  // namespace

class MergeTest : public QObject {
    Q_OBJECT

private slots:

    void changesOfDifferentFieldsBothStay()
    {
        const Config base = three();
        Config mine = base;
        mine.records.keepDays = 7;
        mine.providers[1].title = "mine";
        Config theirs = base;
        theirs.server.openOnLoopback = false;
        theirs.providers[1].baseUrl = "http://theirs.example";
        const auto merged = config::merge(base, mine, theirs);
        QVERIFY(merged.clashes.empty());
        QCOMPARE(merged.config.records.keepDays, std::int64_t(7));
        QVERIFY(!merged.config.server.openOnLoopback);
        QCOMPARE(merged.config.providers[1].title, std::string("mine"));
        QCOMPARE(merged.config.providers[1].baseUrl, std::string("http://theirs.example"));
    }

    void keysOfAProviderMeetByName()
    {
        Config base = three();
        base.providers[0].key.text = "env:A";
        base.providers[0].moreKeys = {{"team", {"env:B"}, 1}};
        Config mine = base;
        mine.providers[0].moreKeys[0].weight = 5;
        mine.providers[0].keyWeight = 2;
        Config theirs = base;
        theirs.providers[0].moreKeys.push_back({"night", {"env:C"}, 3});
        theirs.providers[0].moreKeys[0].key.text = "env:D";
        const auto merged = config::merge(base, mine, theirs);
        QVERIFY(merged.clashes.empty());
        const auto& provider = merged.config.providers[0];
        QCOMPARE(provider.keyWeight, 2);
        QCOMPARE(provider.moreKeys.size(), std::size_t(2));
        QCOMPARE(provider.moreKeys[0].weight, 5);
        QCOMPARE(provider.moreKeys[0].key.text, std::string("env:D"));
        QCOMPARE(provider.moreKeys[1].name, std::string("night"));
    }

    void membersOfBothAreKept()
    {
        const Config base = three();
        Config mine = base;
        mine.providers.push_back(provider("m"));
        Config theirs = base;
        theirs.providers.insert(theirs.providers.begin() + 1, provider("t"));
        const auto merged = config::merge(base, mine, theirs);
        QVERIFY(merged.clashes.empty());
        QCOMPARE(idsOf(merged.config), std::string("atbcm"));
    }

    void aRemovalStandsOnEitherSide()
    {
        const Config base = three();
        Config mine = base;
        mine.providers.erase(mine.providers.begin());
        Config theirs = base;
        theirs.providers.pop_back();
        QCOMPARE(idsOf(config::merge(base, mine, theirs).config), std::string("b"));
        QCOMPARE(idsOf(config::merge(base, theirs, mine).config), std::string("b"));
    }

    void anOrderIsKeptBesideAnAddition()
    {
        const Config base = three();
        Config moved = base;
        std::swap(moved.providers[0], moved.providers[2]);
        Config added = base;
        added.providers.push_back(provider("n"));
        QCOMPARE(idsOf(config::merge(base, moved, added).config), std::string("cnba"));
        QCOMPARE(idsOf(config::merge(base, added, moved).config), std::string("cnba"));
    }

    void aClashIsToldAndMineStands()
    {
        const Config base = three();
        Config mine = base;
        mine.providers[1].title = "mine";
        mine.records.keepDays = 7;
        Config theirs = base;
        theirs.providers[1].title = "theirs";
        theirs.records.keepDays = 7;  // the same thing twice is no clash
        const auto merged = config::merge(base, mine, theirs);
        QCOMPARE(merged.clashes, std::vector<std::string>{"/providers/1/title"});
        QCOMPARE(merged.config.providers[1].title, std::string("mine"));
        QCOMPARE(merged.config.records.keepDays, std::int64_t(7));
    }

    void removedHereAndChangedThereIsAClash()
    {
        const Config base = three();
        Config removed = base;
        removed.providers.pop_back();
        Config changed = base;
        changed.providers[2].title = "new";
        const auto keeps = config::merge(base, changed, removed);
        QCOMPARE(keeps.clashes.size(), std::size_t(1));
        QCOMPARE(idsOf(keeps.config), std::string("abc"));
        const auto drops = config::merge(base, removed, changed);
        QCOMPARE(drops.clashes.size(), std::size_t(1));
        QCOMPARE(idsOf(drops.config), std::string("ab"));
    }

    void equalNamesAreOneValue()
    {
        Config base = three();
        base.providers[0].headers = {{"x", "1"}, {"x", "2"}};
        Config mine = base;
        mine.providers[0].headers[1].value = "3";
        Config theirs = base;
        QCOMPARE(config::merge(base, mine, theirs).config, mine);
        theirs.providers[0].headers[0].value = "4";
        const auto merged = config::merge(base, mine, theirs);
        QCOMPARE(merged.clashes, std::vector<std::string>{"/providers/0/headers"});
        QCOMPARE(merged.config, mine);
    }

    void nothingChangedIsNothing()
    {
        const Config base = three();
        Config other = base;
        other.records.bodies = false;
        QCOMPARE(config::merge(base, base, other).config, other);
        QCOMPARE(config::merge(base, other, base).config, other);
        QCOMPARE(config::merge(base, other, other).config, other);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MergeTest;
GH_SUITE(MergeTest)
#include "merge_test.moc"
