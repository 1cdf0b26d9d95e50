#include "ui/pages/provider_list.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/basics.h"

namespace gatehouse::tests {

class ProviderListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsSayWhatATestFound()
    {
        theme();
        config::Config config;
        config.providers.resize(2);
        config.providers[0].id = "openai";
        config.providers[1].id = "groq";
        app::CheckOutcome outcome;
        outcome.ok = true;
        outcome.models = {QStringLiteral("a"), QStringLiteral("b")};
        outcome.millis = 486;
        ui::ProviderList list;
        const QHash<QString, app::CheckOutcome> outcomes{{QStringLiteral("openai"), outcome}};
        list.show({config, config, {}, outcomes, "groq"});
        const auto state = [&](const char* name) {
            return list.findChild<QLabel*>(QLatin1String(name))->text();
        };
        QCOMPARE(state("providers.openai.health"), QStringLiteral("works"));
        QVERIFY(state("providers.openai.state").startsWith(QStringLiteral("486 ms, 2 ")));
        QCOMPARE(state("providers.groq.health"), QStringLiteral("asking…"));
        auto* test = list.findChild<QPushButton*>(QStringLiteral("providers.openai.test"));
        QVERIFY(!test->isEnabled());  // one at a time
    }

    void buttonsAskForTheirProvider()
    {
        theme();
        config::Config config;
        config.providers.resize(1);
        config.providers[0].id = "groq";
        ui::ProviderList list;
        list.show({config, config, {}, {}, {}});
        QSignalSpy asked(&list, &ui::ProviderList::testAsked);
        QSignalSpy removed(&list, &ui::ProviderList::removeAsked);
        list.findChild<QPushButton*>(QStringLiteral("providers.groq.test"))->click();
        list.findChild<QToolButton*>(QStringLiteral("providers.groq.remove"))->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(removed.size(), 1);
        QVERIFY(asked.front().front().value<std::string>() == "groq");
        QVERIFY(removed.front().front().value<std::string>() == "groq");
    }

    void healthComesWithoutNewRows()
    {
        theme();
        config::Config config;
        config.providers.resize(1);
        config.providers[0].id = "groq";
        ui::ProviderList list;
        list.show({config, config, {}, {}, {}});
        const auto label = [&list](const char* name) {
            return list.findChild<QLabel*>(QLatin1String(name));
        };
        auto* chip = label("providers.groq.health");
        QCOMPARE(chip->text(), QStringLiteral("no traffic yet"));
        QCOMPARE(label("providers.groq.state")->text(),
                 QStringLiteral("no key: clients send their own"));
        QVERIFY(label("providers.groq.advice")->isHidden());
        engine::ProviderHealth health{.id = "groq"};
        health.state = provider::HealthState::Failing;
        health.lastStatus = 503;
        health.lastAt = health.lastFailureAt = 1'763'700'000'000'000;
        list.showHealth({health});
        QCOMPARE(label("providers.groq.health"), chip);
        QCOMPARE(chip->text(), QStringLiteral("failing"));
        QCOMPARE(chip->property("badge").toString(), QStringLiteral("bad"));
        QCOMPARE(label("providers.groq.state")->text(), QStringLiteral("it answers 503"));
        QVERIFY(!label("providers.groq.advice")->isHidden());
        // A test that was made since says more.
        app::CheckOutcome outcome;
        outcome.ok = true;
        outcome.at = health.lastAt + 1;
        ui::ProviderList later;
        later.show({config, config, {health}, {{QStringLiteral("groq"), outcome}}, {}});
        chip = later.findChild<QLabel*>(QStringLiteral("providers.groq.health"));
        QCOMPARE(chip->text(), QStringLiteral("works"));
        health.lastAt = outcome.at + 1;
        later.showHealth({health});
        QCOMPARE(chip->text(), QStringLiteral("failing"));
    }

    void whatIsNotPublishedIsMarked()
    {
        theme();
        config::Config config;
        config.providers.resize(1);
        config.providers[0].id = "groq";
        config::Config live = config;
        live.providers[0].title = "Other";
        ui::ProviderList list;
        list.show({config, live, {}, {}, {}});
        QStringList texts;
        for (const QLabel* label : list.findChildren<QLabel*>()) texts += label->text();
        QVERIFY(texts.contains(QStringLiteral("not published")));
    }

    void withoutProvidersItOffersOne()
    {
        theme();
        ui::ProviderList list;
        list.show({{}, {}, {}, {}, {}});
        QSignalSpy asked(&list, &ui::ProviderList::addAsked);
        list.findChild<QPushButton*>(QStringLiteral("providers.empty.action"))->click();
        QCOMPARE(asked.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProviderListTest;
GH_SUITE(ProviderListTest)
#include "provider_list_test.moc"
