#include "ui/pages/providers.h"

#include <QCheckBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "app/config_session.h"
#include "proxy/shell/store/writer.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/provider_sheet.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::tests {

class ProvidersPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void providersAreListedWithTheirModels()
    {
        WindowKit kit;
        fill(kit);
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("providers"));
        QVERIFY(window.findChild<QWidget*>(QStringLiteral("providers.openai")) != nullptr);
        auto* table = window.findChild<QTableWidget*>(QStringLiteral("providers.modelTable"));
        const int all = table->rowCount();
        QVERIFY(all > 5);
        window.findChild<QLineEdit*>(QStringLiteral("providers.search"))
            ->setText(QStringLiteral("gpt-4"));
        QVERIFY(table->rowCount() > 0 && table->rowCount() < all);
        window.findChild<QLineEdit*>(QStringLiteral("providers.search"))->clear();
        savePicture(window, "providers");
        window.resize(960, 600);
        savePicture(window, "providers-small");
    }

    void healthIsLive()
    {
        WindowKit kit;
        fill(kit);
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("providers"));
        const auto chip = [&window](const char* id) {
            return window
                .findChild<QLabel*>(QStringLiteral("providers.%1.health").arg(QLatin1String(id)))
                ->text();
        };
        QCOMPARE(chip("openai"), QStringLiteral("healthy"));
        QCOMPARE(chip("anthropic"), QStringLiteral("failing"));
        QCOMPARE(chip("ollama"), QStringLiteral("resting"));
        QCOMPARE(chip("sample"), QStringLiteral("no traffic yet"));
        kit.gateway.stateNow.providers[1].state = provider::HealthState::Healthy;
        Q_EMIT kit.gateway.stateChanged();
        QCOMPARE(chip("anthropic"), QStringLiteral("healthy"));
    }

    /// A model that was called without a price is named, and the way to its price is one click.
    void aModelWithoutPriceIsNamed()
    {
        WindowKit kit;
        fill(kit);
        store::WriterOptions options;
        options.databasePath = kit.gateway.databasePath().toStdString();
        auto writer = store::Writer::start(options, nullptr);
        auto made = std::make_unique<record::Exchange>();
        made->id = "01A";
        made->startedAt = QDateTime::currentMSecsSinceEpoch() * 1000 - 1'000'000;
        made->provider = "openai";
        made->operation = "chat";
        made->modelAsked = made->modelSent = "my-finetune";
        made->outcome = record::Outcome::Ok;
        made->status = 200;
        (*writer)->push(record::ExchangeFinished{std::move(made)});
        QVERIFY((*writer)->flush(true).ok());
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("providers"));
        auto* banner = window.findChild<QWidget*>(QStringLiteral("providers.banner"));
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isHidden(), 20'000);
        QStringList words;
        for (const QLabel* label : banner->findChildren<QLabel*>()) words += label->text();
        QVERIFY(words.join(QLatin1Char(' ')).contains(QStringLiteral("my-finetune")));
    }

    void aRemovalCanBeUndone()
    {
        WindowKit kit;
        fill(kit);
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("providers"));
        const QString row = QStringLiteral("providers.openai");
        window.findChild<QToolButton*>(QStringLiteral("providers.openai.remove"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QWidget*>(row) == nullptr, 20'000);
        QVERIFY(kit.gateway.published.empty());
        window.findChild<QPushButton*>(QStringLiteral("toast.action"))->click();
        QVERIFY(window.findChild<QWidget*>(row) != nullptr);
        QVERIFY(window.findChild<QWidget*>(QStringLiteral("draftBar"))->isHidden());
    }

    void aRevokedKeyDoesNotWaitForTheDraft()
    {
        WindowKit kit;
        fill(kit);
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("providers"));
        window.findChild<QToolButton*>(QStringLiteral("providers.ollama.remove"))->click();
        window.findChild<QPushButton*>(QStringLiteral("providers.revoke.key-1"))->click();
        QCOMPARE(kit.gateway.published.size(), std::size_t(1));
        QVERIFY(kit.gateway.configNow.access.keys.empty());
        QVERIFY(app::findProvider(kit.gateway.configNow, "ollama") != nullptr);  // still a draft
        QVERIFY(!window.findChild<QWidget*>(QStringLiteral("draftBar"))->isHidden());
        window.findChild<QPushButton*>(QStringLiteral("draft.publish"))->click();
        QVERIFY(app::findProvider(kit.gateway.configNow, "ollama") == nullptr);
        QVERIFY(kit.gateway.configNow.access.keys.empty());  // and the key stays revoked
    }

    void nobodyIsLockedOut()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("providers"));
        auto* open = window.findChild<QCheckBox*>(QStringLiteral("providers.open"));
        open->click();
        QVERIFY(open->isChecked());
        QVERIFY(kit.gateway.published.empty());
    }

    void aTypedKeyLeavesTheSheetApartFromTheConfig()
    {
        theme();
        config::ProviderConfig provider;
        provider.id = "openai";
        ui::ProviderSheet sheet(provider, true, {}, nullptr);
        sheet.findChild<QLineEdit*>(QStringLiteral("provider.key"))
            ->setText(QStringLiteral("canary"));
        const ui::ProviderSheet::Answer answer = sheet.answer();
        QCOMPARE(answer.typed.size(), std::size_t(1));
        QVERIFY(answer.typed.front().second.reveal() == "canary");
        QCOMPARE(QByteArray::fromStdString(answer.provider.key.text),
                 QByteArray("keychain:openai"));
        sheet.resize(620, 640);
        sheet.show();
        savePicture(sheet, "provider-sheet");
    }

    void aServiceOfOnesOwnNeedsItsAddress()
    {
        theme();
        config::ProviderConfig provider;
        provider.id = "mine";
        provider.base = "openai-compatible";
        ui::ProviderSheet sheet(provider, true, {}, nullptr);
        sheet.show();
        sheet.findChild<QLineEdit*>(QStringLiteral("provider.key"))->setText(QStringLiteral("k"));
        sheet.findChild<QPushButton*>(QStringLiteral("provider.save"))->click();
        QVERIFY(sheet.isVisible());
        sheet.findChild<QLineEdit*>(QStringLiteral("provider.url"))
            ->setText(QStringLiteral("http://127.0.0.1:9/v1"));
        sheet.findChild<QPushButton*>(QStringLiteral("provider.save"))->click();
        QVERIFY(!sheet.isVisible());
    }

private:
    /// One of each state; the sample has none yet.
    static void fillHealth(std::vector<engine::ProviderHealth>& health)
    {
        const WallMicros now = QDateTime::currentMSecsSinceEpoch() * 1000;
        constexpr WallMicros kMinute = 60'000'000;
        engine::ProviderHealth openai{.id = "openai"};
        openai.state = provider::HealthState::Healthy;
        openai.calls = openai.good = 32;
        openai.latency = 486'000;
        openai.lastAt = now;
        openai.keys = 2;
        openai.rests = {{"night", now + 9 * kMinute, 401}};
        engine::ProviderHealth anthropic{.id = "anthropic"};
        anthropic.state = provider::HealthState::Failing;
        anthropic.calls = 14;
        anthropic.good = 5;
        anthropic.lastAt = anthropic.lastFailureAt = now;
        anthropic.lastStatus = 401;
        anthropic.lastHint = provider::adviceOn(401);
        anthropic.keys = 1;
        engine::ProviderHealth ollama{.id = "ollama"};
        ollama.state = provider::HealthState::Resting;
        ollama.calls = 3;
        ollama.lastAt = now;
        ollama.restsUntil = now + kMinute;
        ollama.keys = 1;
        health = {openai, anthropic, ollama};
    }

    static void fill(WindowKit& kit)
    {
        kit.gateway.configNow = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.key.text = "keychain:openai";
        openai.moreKeys = {{"night", {"keychain:openai-night"}, 1}};
        config::ProviderConfig anthropic;
        anthropic.id = "anthropic";
        anthropic.key.text = "env:ANTHROPIC_API_KEY";
        config::ProviderConfig ollama;
        ollama.id = "ollama";
        kit.gateway.configNow.providers.insert(kit.gateway.configNow.providers.end(),
                                               {openai, anthropic, ollama});
        fillHealth(kit.gateway.stateNow.providers);
        config::KeyConfig key;
        key.id = "key-1";
        key.label = "ci-bot";
        key.hint = "x9Qa";
        kit.gateway.configNow.access.keys.push_back(key);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProvidersPageTest;
GH_SUITE(ProvidersPageTest)
#include "providers_test.moc"
