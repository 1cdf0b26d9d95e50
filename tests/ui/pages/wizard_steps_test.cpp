#include "ui/pages/wizard_steps.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "tests/app/connect/fake_keychain.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class WizardStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void placesTellTheFolderAndTheKeychain_data()
    {
        QTest::addColumn<bool>("broken");
        QTest::newRow("works") << false;
        QTest::newRow("none") << true;
    }

    void placesTellTheFolderAndTheKeychain()
    {
        QFETCH(const bool, broken);
        WindowKit kit;
        FakeKeychain keychain;
        keychain.broken = broken;
        app::SecretStore secrets(kit.folder.path(), keychain.functions());
        ui::PageContext context;
        context.gateway = &kit.gateway;
        context.secrets = &secrets;
        ui::PlacesStep step(context);
        step.enter();
        auto* state = step.findChild<QLabel*>(QStringLiteral("wizard.keychain"));
        QTRY_COMPARE(state->text(),
                     broken ? QStringLiteral("No keychain") : QStringLiteral("Keychain works"));
        bool folderShown = false;
        for (const auto* label : step.findChildren<QLabel*>())
            folderShown = folderShown || label->text().contains(kit.folder.path());
        QVERIFY(folderShown);
    }

    void withoutAKeychainAnEncryptedFileBegins()
    {
        WindowKit kit;
        FakeKeychain keychain;
        keychain.broken = true;
        app::SecretStore secrets(kit.folder.path(), keychain.functions());
        ui::PageContext context;
        context.gateway = &kit.gateway;
        context.secrets = &secrets;
        ui::PlacesStep step(context);
        step.resize(860, 500);
        step.show();
        auto* phrase = step.findChild<QLineEdit*>(QStringLiteral("wizard.phrase"));
        auto* again = step.findChild<QLineEdit*>(QStringLiteral("wizard.phraseAgain"));
        QVERIFY(!phrase->isVisible());
        step.enter();
        QTRY_VERIFY_WITH_TIMEOUT(phrase->isVisible(), 20'000);
        savePicture(step, "wizard-vault");
        QStringList said;
        const auto done = [&](bool ok, const QString& trouble) {
            said.append(ok ? QStringLiteral("ok") : trouble);
        };
        step.apply(done);  // empty: keys stay where they are
        QVERIFY(!secrets.hasPassPhrase());
        phrase->setText(QStringLiteral("correct horse"));
        again->setText(QStringLiteral("correct horde"));
        step.apply(done);
        QVERIFY(!secrets.hasPassPhrase());
        again->setText(QStringLiteral("correct horse"));
        step.apply(done);
        QCOMPARE(said.size(), 3);
        QVERIFY(said[1].contains(QStringLiteral("differ")));
        QCOMPARE(said[2], QStringLiteral("ok"));
        QVERIFY(secrets.hasPassPhrase() && phrase->text().isEmpty() && !phrase->isVisible());
        QCOMPARE(step.findChild<QLabel*>(QStringLiteral("wizard.keychain"))->text(),
                 QStringLiteral("Encrypted file is open"));
    }

    void theDataFolderCanBeChosen()
    {
        WindowKit kit;
        ui::PageContext context;
        context.gateway = &kit.gateway;
        {
            const ui::PlacesStep told(context);  // by an option: nothing to choose
            QVERIFY(told.findChild<QPushButton*>(QStringLiteral("wizard.moveFolder")) == nullptr);
        }
        QStringList asked;
        context.moveData = [&](const QString& folder) {
            asked.append(folder);
            return asked.size() > 1 ? QString() : QStringLiteral("no room there");
        };
        ui::PlacesStep step(context);
        QVERIFY(step.findChild<QPushButton*>(QStringLiteral("wizard.moveFolder")) != nullptr);
        auto* moved = step.findChild<QLabel*>(QStringLiteral("wizard.moved"));
        step.moveTo({});
        QVERIFY(asked.isEmpty());
        step.moveTo(QStringLiteral("/a"));
        QVERIFY(!moved->isHidden() && moved->text() == QStringLiteral("no room there"));
        step.moveTo(QStringLiteral("/b"));
        QVERIFY(moved->isHidden());
    }

    void anAddressIsPublishedOnlyWhenChanged()
    {
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        ui::PageContext context;
        context.gateway = &gateway;
        ui::AddressStep step(context);
        step.enter();
        auto* port = step.findChild<QSpinBox*>(QStringLiteral("wizard.port"));
        auto* open = step.findChild<QCheckBox*>(QStringLiteral("wizard.open"));
        QCOMPARE(port->value(), 8686);
        QVERIFY(open->isChecked());
        int went = 0;
        const auto done = [&went](bool ok, const QString&) { went += ok ? 1 : 0; };
        step.apply(done);
        QCOMPARE(went, 1);
        QVERIFY(gateway.published.empty());
        port->setValue(9001);
        open->setChecked(false);
        step.apply(done);
        QTRY_COMPARE(went, 2);
        QCOMPARE(gateway.configNow.server.listen.front(), std::string("127.0.0.1:9001"));
        QVERIFY(!gateway.configNow.server.openOnLoopback);
    }

    void aTakenPortNamesTheNextFreeOne()
    {
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        gateway.stateNow.listening.clear();
        gateway.troubleNow = QStringLiteral("address in use");
        ui::PageContext context;
        context.gateway = &gateway;
        ui::AddressStep step(context);
        step.enter();
        QVERIFY(step.findChild<QLabel*>(QStringLiteral("wizard.listening"))
                    ->text()
                    .contains(QLatin1String("8686")));
        auto* other = step.findChild<QPushButton*>(QStringLiteral("wizard.otherPort"));
        QVERIFY(!other->isHidden());
        other->click();
        QCOMPARE(gateway.published.size(), std::size_t(1));
        QVERIFY(gateway.configNow.server.listen.front() != "127.0.0.1:8686");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WizardStepsTest;
GH_SUITE(WizardStepsTest)
#include "wizard_steps_test.moc"
