#include "ui/pages/cache/cache_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"

namespace gatehouse::tests {

class CacheSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void allGoesToTheDraft()
    {
        theme();
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        gateway.configNow.gateways.emplace_back().id = "shop";
        app::Draft draft(&gateway, nullptr, nullptr);
        Q_EMIT gateway.configChanged();
        ui::PageContext context;
        context.gateway = &gateway;
        context.draft = &draft;
        ui::CacheSettings settings(context);
        settings.showConfig();
        const auto child = [&]<class W>(W*, const char* name) {
            return settings.findChild<W*>(QString::fromLatin1(name));
        };
        constexpr QCheckBox* kBox = nullptr;
        constexpr QSpinBox* kNumber = nullptr;
        constexpr QComboBox* kChoice = nullptr;
        child(kBox, "cache.set.enabled")->click();
        QVERIFY(draft.config().cache.enabled);
        QCOMPARE(child(kNumber, "cache.set.ttl")->value(), 5);
        child(kNumber, "cache.set.ttl")->setValue(7);
        QCOMPARE(draft.config().cache.ttl.count(), 420'000);
        child(kNumber, "cache.set.staleFor")->setValue(3);
        QCOMPARE(draft.config().cache.staleFor.count(), 180'000);
        child(kNumber, "cache.set.maxBytes")->setValue(64);
        QCOMPARE(draft.config().cache.maxBytes, 64_MiB);
        auto* scope = child(kChoice, "cache.set.scope");
        scope->setCurrentIndex(scope->findData(QStringLiteral("tenant")));
        Q_EMIT scope->activated(scope->currentIndex());
        QCOMPARE(draft.config().cache.scope, std::string("tenant"));
        auto* similar = child(kChoice, "cache.set.similar");
        QCOMPARE(similar->currentData().toString(), QStringLiteral("off"));
        similar->setCurrentIndex(similar->findData(QStringLiteral("watch")));
        Q_EMIT similar->activated(similar->currentIndex());
        QCOMPARE(draft.config().cache.similar.mode, std::string("watch"));
        child(kNumber, "cache.set.mostErrors")->setValue(2);
        QCOMPARE(draft.config().cache.similar.mostErrors, 2);
        auto* by = settings.findChild<QLineEdit*>(QStringLiteral("cache.set.by"));
        by->setText(QStringLiteral("metadata.team, app"));
        Q_EMIT by->editingFinished();
        QCOMPARE(draft.config().cache.by.size(), std::size_t{2});
        settings.showConfig();
        QVERIFY(child(kBox, "cache.set.share")->isChecked());
        QVERIFY(child(kChoice, "cache.gateway.shop") != nullptr);
        QVERIFY(draft.problems().empty());
    }

    void itStandsOnThePage()
    {
        CacheWindow kit;
        kit.gateway.configNow.gateways.emplace_back().id = "shop";
        kit.gateway.configNow.cache.rules.push_back(
            {"faq", quoted("{'model':{'$startsWith':'gpt-4'}}"), Millis(3'600'000)});
        ui::MainWindow& window =
            kit.open({{QStringLiteral("part"), QStringLiteral("settings")}}, {1280, 1100});
        savePicture(window, "cache-settings");
        QVERIFY(kit.find<QSpinBox>("cache.rule.faq.ttl")->isVisible());
        QCOMPARE(kit.find<QSpinBox>("cache.rule.faq.ttl")->value(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CacheSettingsTest;
GH_SUITE(CacheSettingsTest)
#include "cache_settings_test.moc"
