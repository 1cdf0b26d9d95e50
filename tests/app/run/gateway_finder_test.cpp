#include "app/run/gateway_finder.h"

#include <QTest>

#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class GatewayFinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theHolderOfTheFolderIsFoundWhereItListens()
    {
        if (!QFile::exists(QStringLiteral("/proc/locks")))
            QSKIP("there is no /proc/locks here: the search was NOT tried");
        RunningGateway gateway;
        QVERIFY(gateway.start());
        const auto found = app::findGateway(gateway.folder.path());
        QVERIFY(found.running);
        QVERIFY2(found.baseUrls.contains(gateway.bridge.baseUrl()),
                 qPrintable(found.baseUrls.join(QLatin1Char(' '))));
        gateway.bridge.stop();
        QVERIFY(!app::findGateway(gateway.folder.path()).running);
    }

    void anEmptyFolderHasNone()
    {
        QTemporaryDir folder;
        const auto found = app::findGateway(folder.path());
        QVERIFY(!found.running && found.baseUrls.isEmpty());
    }

    /// Where the system tells nothing, the config does.
    void withoutProcTheConfigSpeaks()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("gatehouse.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version": 1, "server": {"listen": ["127.0.0.1:9911"]}})");
        file.close();
        const auto found = app::findGateway(folder.path(), QStringLiteral("/nowhere/at/all"));
        QVERIFY(found.running);
        QCOMPARE(found.baseUrls, QStringList{QStringLiteral("http://127.0.0.1:9911")});
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GatewayFinderTest;
GH_SUITE(GatewayFinderTest)
#include "gateway_finder_test.moc"
