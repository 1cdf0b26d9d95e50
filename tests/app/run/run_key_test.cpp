#include "app/run/run_key.h"

#include <QTest>

#include "app/config_session.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class RunKeyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aKeyLivesAsLongAsTheRun()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        const app::AdminClient admin(gateway.bridge.baseUrl(), gateway.token());
        app::RunKey key(admin, gateway.folder.path());
        app::RunKey second(admin, gateway.folder.path());
        auto text = key.take(QStringLiteral("run: one"), 1'000'000);
        QVERIFY(text.ok());
        QVERIFY(text->reveal().starts_with("gh_"));
        QVERIFY(second.take(QStringLiteral("run: two"), 2'000'000).ok());
        auto config = admin.config();
        QCOMPARE(config->access.keys.size(), std::size_t(2));
        QCOMPARE(config->access.keys.front().label, std::string("run: one"));
        QVERIFY(config->access.keys.front().id.starts_with("run-"));
        QVERIFY(key.giveBack().ok());
        config = admin.config();
        QCOMPARE(config->access.keys.size(), std::size_t(1));
        QCOMPARE(config->access.keys.front().label, std::string("run: two"));
        QVERIFY(second.giveBack().ok());
        QVERIFY(second.giveBack().ok());  // nothing left to do
        QVERIFY(admin.config()->access.keys.empty());
    }

    void keysOfDeadProcessesGo()
    {
        config::Config config = app::withNewKey({}, QStringLiteral("laptop"), 1).config;
        for (const char* id : {"run-100-aa", "run-200-bb", "run-x-cc"}) {
            config = app::withNewKey(std::move(config), QStringLiteral("run"), 1).config;
            config.access.keys.back().id = id;
        }
        config =
            app::withoutOrphans(std::move(config), [](qint64 process) { return process == 200; });
        QCOMPARE(config.access.keys.size(), std::size_t(3));
        QCOMPARE(config.access.keys.front().label, std::string("laptop"));
        QCOMPARE(config.access.keys.at(1).id, std::string("run-200-bb"));
        QCOMPARE(config.access.keys.at(2).id, std::string("run-x-cc"));  // not one of ours
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RunKeyTest;
GH_SUITE(RunKeyTest)
#include "run_key_test.moc"
