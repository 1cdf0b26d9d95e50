#include "app/support_bundle.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/crash_guard.h"
#include "app/settings.h"
#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

class SupportBundleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Canaries in every place that could hold a secret: none comes out.
    void noSecretIsInIt()
    {
        QTemporaryDir folder;
        FakeGateway gateway;
        gateway.folder = folder.path();
        const std::string canary = "canary0123456789abcdef0123456789abcdef";
        gateway.configNow = config::firstRun();
        gateway.configNow.access.salt = canary;
        config::KeyConfig key;
        key.id = "web";
        key.hash = canary;
        gateway.configNow.access.keys.push_back(key);
        config::ProviderConfig provider;
        provider.id = "openai";
        provider.headers.push_back({"X-Extra", canary});
        gateway.configNow.providers.push_back(provider);
        gateway.troubleNow = QStringLiteral("refused: sk-proj-") + QString(48, QLatin1Char('q'));
        QFile crash(app::crashReportPath(folder.path()));
        QVERIFY(crash.open(QIODevice::WriteOnly));
        crash.write("Gatehouse\n" + QDir::homePath().toUtf8() + "/bin/gatehouse(+0x1234)\n");
        crash.close();
        const app::Settings settings(folder.path());
        const QList<app::BundlePart> parts = app::supportBundle(gateway, settings);
        const QString whole = app::bundleText(parts);
        QVERIFY(!whole.contains(QString::fromStdString(canary)));
        QVERIFY(!whole.contains(QStringLiteral("qqqqqqqqqqqq")));
        QVERIFY(!whole.contains(QDir::homePath() + QLatin1Char('/')));
        QVERIFY(whole.contains(QStringLiteral("\"openai\"")));
        QVERIFY(whole.contains(QStringLiteral("~/bin/gatehouse")));
        int hidden = 0;
        for (const app::BundlePart& part : parts) hidden += part.hidden;
        QVERIFY(hidden >= 4);
    }

    void aQuietInstallationHasNoCrash()
    {
        QTemporaryDir folder;
        FakeGateway gateway;
        gateway.folder = folder.path();
        const app::Settings settings(folder.path());
        for (const app::BundlePart& part : app::supportBundle(gateway, settings))
            QVERIFY(part.id != QLatin1String("crash"));
    }

    void linesStayLines()
    {
        int hidden = 0;
        QCOMPARE(app::cleared(QStringLiteral("a\n\nb"), hidden), QStringLiteral("a\n\nb"));
        QCOMPARE(app::cleared(QString(), hidden), QString());
        QCOMPARE(hidden, 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SupportBundleTest;
GH_SUITE(SupportBundleTest)
#include "support_bundle_test.moc"
