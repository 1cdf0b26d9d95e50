#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "app/config_session.h"
#include "proxy/core/config/codec.h"
#include "tests/app/connect/fake_keychain.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/pages/wizard_steps.h"

namespace gatehouse::tests {

class WizardProvidersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        theme();
        qputenv("OPENAI_API_KEY", "sk-environment-canary");
    }

    void cleanupTestCase() { qunsetenv("OPENAI_API_KEY"); }

    void nothingIsUsedThatWasNotTicked()
    {
        WindowKit kit;
        FakeKeychain keychain;
        app::SecretStore secrets(kit.folder.path(), keychain.functions());
        ui::PageContext context;
        context.gateway = &kit.gateway;
        context.secrets = &secrets;
        ui::ProvidersStep step(context);
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("x"));
        environment.insert(QStringLiteral("MISTRAL_API_KEY"), QStringLiteral("x"));
        step.setEnvironment(environment);
        step.enter();
        auto* openai = step.findChild<QCheckBox*>(QStringLiteral("wizard.use.openai"));
        QVERIFY(openai != nullptr && !openai->isChecked());
        QVERIFY(step.findChild<QCheckBox*>(QStringLiteral("wizard.use.mistral")) != nullptr);
        int went = 0;
        const auto done = [&went](bool ok, const QString&) { went += ok ? 1 : 0; };
        step.apply(done);
        QTRY_COMPARE(went, 1);
        QVERIFY(kit.gateway.published.empty() && keychain.entries.empty());
        QTest::keyClick(openai, Qt::Key_Space);
        step.apply(done);
        QTRY_COMPARE(went, 2);
        QCOMPARE(kit.gateway.configNow.providers.size(), std::size_t(1));
        QCOMPARE(keychain.entries[QStringLiteral("openai")], std::string("sk-environment-canary"));
        QVERIFY(!openai->isEnabled());
    }

    void settingsOfAnotherGatewayAreTakenOver()
    {
        WindowKit kit;
        FakeKeychain keychain;
        app::SecretStore secrets(kit.folder.path(), keychain.functions());
        ui::PageContext context;
        context.gateway = &kit.gateway;
        context.secrets = &secrets;
        ui::ProvidersStep step(context);
        step.setEnvironment({});
        QFile file(kit.folder.filePath(QStringLiteral("config.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "model_list:\n"
            "  - model_name: fast\n"
            "    litellm_params: {model: anthropic/claude-sonnet-4-5, api_key: sk-in-the-file}\n"
            "  - model_name: other\n"
            "    litellm_params: {model: mistral/small, api_key: os.environ/NOT_SET_HERE}\n"
            "router_settings: {num_retries: 2}\n");
        file.close();
        step.importFile(file.fileName());
        auto* said = step.findChild<QLabel*>(QStringLiteral("wizard.imported"));
        QVERIFY(said->text().startsWith(QStringLiteral("LiteLLM: Anthropic, Mistral")));
        QVERIFY(said->text().contains(QStringLiteral("router_settings")));
        QVERIFY(kit.gateway.published.empty());
        step.resize(860, 620);
        savePicture(step, "wizard-import");
        bool ok = false;
        step.apply([&ok](bool well, const QString&) { ok = well; });
        QTRY_VERIFY(ok);
        const auto& now = kit.gateway.configNow;
        QCOMPARE(keychain.entries[QStringLiteral("anthropic")], std::string("sk-in-the-file"));
        QCOMPARE(app::findProvider(now, "mistral")->key.text, std::string("env:NOT_SET_HERE"));
        QCOMPARE(now.aliases.size(), std::size_t(2));
        QVERIFY(said->isHidden());
        step.importFile(kit.folder.filePath(QStringLiteral("nothing.json")));
        QVERIFY(said->text().contains(QStringLiteral("cannot be read")));
    }

    void ourOwnSettingsTakeThePlaceOfAll()
    {
        WindowKit kit;
        ui::PageContext context;
        context.gateway = &kit.gateway;
        ui::ProvidersStep step(context);
        config::Config config = config::firstRun();
        config.records.keepDays = 9;
        QFile file(kit.folder.filePath(QStringLiteral("gatehouse.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(config::print(config)));
        file.close();
        step.importFile(file.fileName());
        QVERIFY(kit.gateway.published.empty());
        bool ok = false;
        step.apply([&ok](bool well, const QString&) { ok = well; });
        QTRY_VERIFY(ok);
        QCOMPARE(kit.gateway.configNow.records.keepDays, std::int64_t{9});
    }

    void aPastedKeyIsInTheKeychainAndInNoFile()
    {
        WindowKit kit;
        FakeKeychain keychain;
        app::SecretStore secrets(kit.folder.path(), keychain.functions());
        ui::PageContext context;
        context.gateway = &kit.gateway;
        context.secrets = &secrets;
        ui::ProvidersStep step(context);
        auto* kind = step.findChild<QComboBox*>(QStringLiteral("wizard.kind"));
        auto* key = step.findChild<QLineEdit*>(QStringLiteral("wizard.key"));
        kind->setCurrentIndex(kind->findData(QStringLiteral("anthropic")));
        QTest::keyClicks(key, QStringLiteral("sk-pasted-canary"));
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        bool ok = false;
        step.apply([&ok](bool well, const QString&) { ok = well; });
        QTRY_VERIFY(ok);
        QCOMPARE(keychain.entries[QStringLiteral("anthropic")], std::string("sk-pasted-canary"));
        QCOMPARE(app::findProvider(kit.gateway.configNow, "anthropic")->key.text,
                 std::string("keychain:anthropic"));
        QVERIFY(key->text().isEmpty());
        QDirIterator files(kit.folder.path(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
        }
    }

    void whatIsSetUpAlreadyIsNotOfferedAgain()
    {
        WindowKit kit;
        kit.gateway.configNow.providers.emplace_back().id = "ollama";
        ui::PageContext context;
        context.gateway = &kit.gateway;
        ui::ProvidersStep step(context);
        app::FoundProvider ollama;
        ollama.provider.id = "ollama";
        ollama.title = QStringLiteral("Ollama");
        ollama.address = QStringLiteral("http://127.0.0.1:11434");
        ollama.models = 3;
        step.offer(ollama);
        auto* box = step.findChild<QCheckBox*>(QStringLiteral("wizard.use.ollama"));
        QVERIFY(!box->isEnabled());
        QVERIFY(box->text().contains(QLatin1String("3 models")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WizardProvidersTest;
GH_SUITE(WizardProvidersTest)
#include "wizard_providers_test.moc"
