#include "ui/pages/drift_card.h"

#include <QLabel>
#include <QTest>

#include "app/export/bundle_file.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DriftCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void tellsWhatTheServerDoesNotKnow()
    {
        theme();
        const QTemporaryDir folder;
        app::Settings settings(folder.path());
        config::Config config = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.key.text = "keychain:openai";
        config.providers.push_back(openai);
        const QString bundle = folder.filePath(QStringLiteral("export"));
        ui::DriftCard card(&settings);
        card.show(config);
        const auto words = [](const ui::DriftCard& of) {
            return of.findChild<QLabel*>(QStringLiteral("deploy.driftWords"))->text();
        };
        QVERIFY(words(card).startsWith(QStringLiteral("Nothing was exported")));
        QVERIFY(app::writeBundle(app::serverBundle(config, 3, {}), bundle, {}).ok());
        card.remember(bundle);
        QVERIFY(words(card).contains(QStringLiteral("holds what is live")));
        config.records.keepDays = 7;
        card.show(config);
        QVERIFY(words(card).contains(QStringLiteral("is behind")));
        const auto* changes = card.findChild<QWidget*>(QStringLiteral("deploy.driftChanges"));
        QVERIFY(!changes->isHidden());
        QStringList texts;
        for (const auto* label : changes->findChildren<QLabel*>()) texts.append(label->text());
        QVERIFY(texts.contains(QStringLiteral("Days to keep")));
        // After a restart it is known still.
        ui::DriftCard again(&settings);
        again.show(config);
        QVERIFY(words(again).contains(QStringLiteral("is behind")));
        QVERIFY(QDir(bundle).removeRecursively());
        again.show(config);
        QVERIFY(words(again).contains(QStringLiteral("cannot be read")));
        again.remember(
            folder.filePath(QStringLiteral("server.zip")));  // an archive changes nothing
        QVERIFY(words(again).contains(QStringLiteral("cannot be read")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DriftCardTest;
GH_SUITE(DriftCardTest)
#include "drift_card_test.moc"
