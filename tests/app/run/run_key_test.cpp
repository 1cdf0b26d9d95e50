#include "app/run/run_key.h"

#include <QTest>

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
        const auto generation = gateway.bridge.state().generation;
        const auto labels = [&gateway] {
            QStringList found;
            for (const auto& key : gateway.bridge.state().runKeys)
                found += QString::fromStdString(key.label);
            return found;
        };
        app::RunKey key(admin);
        app::RunKey second(admin);
        auto text = key.take(QStringLiteral("run: one"));
        QVERIFY(text.ok());
        QVERIFY(text->reveal().starts_with("gh_"));
        QVERIFY(second.take(QStringLiteral("run: two")).ok());
        const QStringList both{QStringLiteral("run: one"), QStringLiteral("run: two")};
        QTRY_COMPARE_WITH_TIMEOUT(labels(), both, 20'000);
        QVERIFY(key.giveBack().ok());
        QTRY_COMPARE_WITH_TIMEOUT(labels(), both.mid(1), 20'000);
        QVERIFY(second.giveBack().ok());
        QVERIFY(second.giveBack().ok());  // nothing left to do
        QTRY_VERIFY_WITH_TIMEOUT(labels().isEmpty(), 20'000);
        // No setting changed by that.
        QCOMPARE(gateway.bridge.state().generation, generation);
        QVERIFY(admin.config()->access.keys.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RunKeyTest;
GH_SUITE(RunKeyTest)
#include "run_key_test.moc"
