#include "app/limits/policy_rows.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "proxy/shell/store/writer.h"
#include "tests/app/limits/policy_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::PolicyRow;

class PolicyRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachSaysWhatItMeansAndWhatIsUsed()
    {
        constexpr WallMicros kNow = 1'790'000'000'000'000;
        const auto config = policyConfig({});
        const auto rows = app::policyRows(config, config, policyUses(kNow), {}, kNow);
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[0].state == PolicyRow::State::Live);
        QCOMPARE(rows[0].effect, QStringLiteral("$20.00 a month"));
        QCOMPARE(rows[0].whom, QStringLiteral("user:{cf.user.id} · openai/gpt-*"));
        QCOMPARE(rows[0].condition, QString());
        QCOMPARE(rows[0].buckets.size(), std::size_t{2});  // that of another resource is not its
        QCOMPARE(rows[0].buckets[0].who, QStringLiteral("user:ada@example.org"));
        QCOMPARE(rows[0].buckets[0].used, QStringLiteral("$17.00 of $20.00"));
        QCOMPARE(rows[0].buckets[1].left, QStringLiteral("$16.00 left"));
        QCOMPARE(rows[1].effect, QStringLiteral("blocked"));
        QCOMPARE(rows[1].condition, QStringLiteral("metadata.team == \"trial\""));
        QVERIFY(rows[2].state == PolicyRow::State::Off);
        QVERIFY(app::policyRows(config, {}, {}, {}, kNow)[0].state == PolicyRow::State::Draft);
    }

    void aBrokenOneSaysWhy()
    {
        config::Config config;
        config.gateways.push_back({.id = "g"});
        config.gateways.front().policies = R"([{"name":"x","actor":"a","resource":7}])";
        const auto rows = app::policyRows(config, config, {}, {}, 0);
        QVERIFY(rows[0].state == PolicyRow::State::Broken);
        QVERIFY(rows[0].trouble.startsWith(QStringLiteral("resource")));
    }

    void whatTheApiStagedIsRead()
    {
        const QTemporaryDir folder;
        store::WriterOptions options;
        options.databasePath = folder.path().toStdString() + "/gatehouse.sqlite";
        auto writer = store::Writer::start(options, nullptr);
        QVERIFY(writer.ok());
        const auto json = QJsonDocument(app::policyJson(app::newPolicy())).toJson().toStdString();
        (*writer)->push(record::Filed{
            .kind = "policy", .gateway = "default", .id = "p9", .data = json, .at = 1});
        QVERIFY((*writer)->flush(true).ok());
        const auto staged = app::readStaged(options.databasePath);
        QVERIFY(staged.ok());
        QCOMPARE(staged->size(), std::size_t{1});
        const auto rows = app::policyRows({}, {}, {}, *staged, 0);
        QVERIFY(rows[0].state == PolicyRow::State::Staged);
        QCOMPARE(rows[0].title, QStringLiteral("A budget for each user"));
        QVERIFY(!app::readStaged("/nowhere/at/all").ok());
    }

    void aCallThatIsMadeUpIsJudged()
    {
        const auto config = policyConfig({});
        const auto says = [&](const char* model, const char* user, const char* metadata = "") {
            return app::tryPolicies(config, "default",
                                    {QString::fromLatin1(model), QString::fromLatin1(user),
                                     QStringLiteral("staff"), QString::fromLatin1(metadata)});
        };
        QVERIFY(says("openai/gpt-4.1", "ada").passes);
        QVERIFY(says("openai/gpt-4.1", "ada").words.contains(QStringLiteral("user:ada")));
        QVERIFY(!says("openai/gpt-4.1", "").passes);  // nobody, so no policy means it
        const auto blocked = says("deepseek/chat", "ada", "team=trial, x=y");
        QVERIFY(!blocked.passes);
        QVERIFY(blocked.words.contains(QStringLiteral("No trials abroad")));
        QVERIFY(!says("gpt", "ada").passes);
        QVERIFY(app::tryPolicies({}, "default", {QStringLiteral("a/b"), {}, {}, {}}).passes);
        // Switched on, it lets staff through.
        auto on = app::policyForm(app::policiesOf(config, "default")[2]);
        on.enabled = true;
        const auto changed = app::withPolicy(config, "default", 2, app::policyJson(on));
        QVERIFY(app::tryPolicies(changed, "default",
                                 {QStringLiteral("a/b"), {}, QStringLiteral("staff"), {}})
                    .passes);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PolicyRowsTest;
GH_SUITE(PolicyRowsTest)
#include "policy_rows_test.moc"
