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
        list.show(config, config, {{QStringLiteral("openai"), outcome}}, "groq");
        const auto state = [&](const char* name) {
            return list.findChild<QLabel*>(QLatin1String(name))->text();
        };
        QCOMPARE(state("providers.openai.state"), QStringLiteral("works, 486 ms, 2 models"));
        QCOMPARE(state("providers.groq.state"), QStringLiteral("asking…"));
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
        list.show(config, config, {}, {});
        QSignalSpy asked(&list, &ui::ProviderList::testAsked);
        QSignalSpy removed(&list, &ui::ProviderList::removeAsked);
        list.findChild<QPushButton*>(QStringLiteral("providers.groq.test"))->click();
        list.findChild<QToolButton*>(QStringLiteral("providers.groq.remove"))->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(removed.size(), 1);
        QVERIFY(asked.front().front().value<std::string>() == "groq");
        QVERIFY(removed.front().front().value<std::string>() == "groq");
    }

    void withoutProvidersItOffersOne()
    {
        theme();
        ui::ProviderList list;
        list.show({}, {}, {}, {});
        QSignalSpy asked(&list, &ui::ProviderList::addAsked);
        list.findChild<QPushButton*>(QStringLiteral("providers.empty.action"))->click();
        QCOMPARE(asked.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProviderListTest;
GH_SUITE(ProviderListTest)
#include "provider_list_test.moc"
