#include "proxy/core/config/diff.h"

#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace diff_test {

ProviderConfig named(const char* id)
{
    ProviderConfig provider;
    provider.id = id;
    return provider;
}

QStringList lines(const Config& before, const Config& after)
{
    QStringList out;
    for (const auto& change : diff(before, after)) {
        out << QString::fromStdString(change.path + ": " + change.before + " -> " + change.after);
    }
    return out;
}

}  // namespace diff_test

class DiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void equalConfigsDoNotDiffer() { QVERIFY(diff(firstRun(), firstRun()).empty()); }

    void plainValuesShowBothSides()
    {
        Config after;
        after.server.listen = {"127.0.0.1:1"};
        after.server.openOnLoopback = false;
        after.server.maxBody = 1_MiB;
        after.server.drain = Millis(5);
        after.records.keepDays = 7;
        const QStringList expected{"/server/listen: [\"127.0.0.1:8686\"] -> [\"127.0.0.1:1\"]",
                                   "/server/openOnLoopback: true -> false",
                                   "/server/maxBody: 32MiB -> 1MiB",
                                   "/server/drain: 30000 ms -> 5 ms", "/records/keepDays: 30 -> 7"};
        QCOMPARE(diff_test::lines(Config(), after), expected);
        const auto changes = diff(Config(), after);
        QVERIFY(changes[0].rebinds);
        QVERIFY(!changes[1].rebinds);
    }

    void listMembersAreMatchedByName()
    {
        Config before;
        before.providers = {diff_test::named("a"), diff_test::named("b"), diff_test::named("c")};
        Config after;
        after.providers = {diff_test::named("b"), diff_test::named("c"), diff_test::named("d")};
        after.providers[1].enabled = false;
        const QStringList expected{"/providers/0: \"a\" -> ", "/providers/1/enabled: true -> false",
                                   "/providers/2: -> \"d\"", "/providers/2/id: \"\" -> \"d\""};
        auto found = diff_test::lines(before, after);
        found.replaceInStrings(":  ->", ": ->");
        QCOMPARE(found, expected);
    }

    void anotherOrderIsOneChange()
    {
        Config before;
        before.aliases = {{"x", "a/b"}, {"y", "a/c"}};
        Config after;
        after.aliases = {{"y", "a/c"}, {"x", "a/b"}};
        QCOMPARE(diff_test::lines(before, after),
                 QStringList("/aliases: (order) -> (another order)"));
    }

    void secretsNeverShow()
    {
        Config before;
        before.access.keys = {{"k", "", "0123-old-hash", {}, "", true, 0, 0}};
        before.providers = {diff_test::named("p")};
        before.providers[0].headers = {{"x-team", "old-value"}};
        Config after = before;
        after.access.keys[0].hash = "4567-new-hash";
        after.providers[0].headers[0].value = "new-value";
        after.providers[0].key = {"env:NAME"};
        const QStringList expected{"/access/keys/0/hash: (hidden) -> (hidden)",
                                   "/providers/0/key: \"\" -> \"env:NAME\"",
                                   "/providers/0/headers/0/value: (hidden) -> (hidden)"};
        QCOMPARE(diff_test::lines(before, after), expected);
    }
};

GH_SUITE(DiffTest)
#include "diff_test.moc"
