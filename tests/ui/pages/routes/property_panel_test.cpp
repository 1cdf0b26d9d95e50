#include "ui/pages/routes/property_panel.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class PropertyPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsSetIsInTheGraph()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"tiny"});
        kit.find<QSpinBox>("routes.property.retries")->setValue(3);
        QCOMPARE(app::nodeProperties(*kit.graph().find("tiny"))[QLatin1String("retries")].toInt(),
                 3);
        kit.find<QSpinBox>("routes.property.timeout")->setValue(12);
        QCOMPARE(app::nodeProperties(*kit.graph().find("tiny"))[QLatin1String("timeout")].toInt(),
                 12'000);
        auto* name = kit.find<QLineEdit>("routes.property.title");
        name->setText(QStringLiteral("Small"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(text(kit.graph().find("tiny")->title), QStringLiteral("Small"));
        kit.find<QToolButton>("routes.property.remove")->click();
        QVERIFY(kit.graph().find("tiny") == nullptr);
    }

    void oneTargetBecomesSeveralAndBack()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"tiny"});
        const QJsonObject before = app::nodeProperties(*kit.graph().find("tiny"));
        kit.find<QToolButton>("routes.property.mode.several")->click();
        QJsonObject all = app::nodeProperties(*kit.graph().find("tiny"));
        QCOMPARE(all[QLatin1String("targets")].toArray().size(), 1);
        QVERIFY(!all.contains(QLatin1String("model")));
        QVERIFY(flawsOf(kit.graph()).empty());
        kit.find<QToolButton>("routes.property.mode.one")->click();
        QCOMPARE(app::nodeProperties(*kit.graph().find("tiny")), before);
    }

    void aSecondCall()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"tiny"});
        auto* after = kit.find<QSpinBox>("routes.property.hedgeAfter");
        QCOMPARE(after->value(), 1'000);  // what none means
        auto* when = kit.find<QComboBox>("routes.property.hedge");
        when->setCurrentIndex(when->findData(QStringLiteral("p95")));
        Q_EMIT when->activated(when->currentIndex());
        after->setValue(400);
        const QJsonObject all = app::nodeProperties(*kit.graph().find("tiny"));
        QCOMPARE(all[QLatin1String("hedge")].toString(), QStringLiteral("p95"));
        QCOMPARE(all[QLatin1String("hedgeAfter")].toInt(), 400);
    }

    void howItsProvidersDo()
    {
        ui::PropertyPanel panel;
        Graph graph;
        Node node;
        node.id = "m";
        node.kind = NodeKind::Model;
        node.properties = R"({"provider":"openai","model":"gpt-4o"})";
        graph.nodes.push_back(node);
        config::Config config;
        config.providers.emplace_back().id = "openai";
        panel.show(graph, "m", 1, config, {});
        engine::ProviderHealth health{.id = "openai"};
        health.state = provider::HealthState::Failing;
        health.lastStatus = 503;
        health.probeEvery = Millis(30'000);
        health.probe.at = 1;
        health.probe.failures = 3;
        panel.showHealth({health}, config);
        const auto* line = panel.findChild<QLabel*>(QStringLiteral("routes.property.health.0"));
        QVERIFY(line != nullptr);
        QVERIFY2(line->text().contains(QStringLiteral("failing")), qPrintable(line->text()));
        QVERIFY(line->text().contains(QStringLiteral("probed every 30 s")));
        health.state = provider::HealthState::Healthy;
        health.probe.failures = 0;
        health.probe.latency = 40'000;
        panel.showHealth({health}, config);
        line = panel.findChildren<QLabel*>(QStringLiteral("routes.property.health.0")).last();
        QVERIFY(line->text().contains(QStringLiteral("40 ms")));
    }

    void aStepAsksSeveral()
    {
        ui::PropertyPanel panel;
        Graph graph;
        Node node;
        node.id = "s";
        node.kind = NodeKind::Step;
        node.properties = R"({"targets":[{"provider":"openai","model":"gpt-4o"}]})";
        graph.nodes.push_back(node);
        config::Config config;
        config.providers.emplace_back().id = "openai";
        panel.show(graph, "s", 1, config, {});
        Graph next;
        connect(&panel, &ui::PropertyPanel::edited, &panel,
                [&next](const Graph& made) { next = made; });
        const auto* weight =
            panel.findChild<QSpinBox*>(QStringLiteral("routes.property.targets.weight.0"));
        QVERIFY(weight != nullptr && weight->isHidden());
        panel.findChild<QPushButton*>(QStringLiteral("routes.property.targets.add"))->click();
        const QJsonObject all = app::nodeProperties(*next.find("s"));
        QCOMPARE(all[QLatin1String("targets")].toArray().size(), 2);
        QVERIFY(!all[QLatin1String("targets")].toArray()[1].toObject().contains(
            QLatin1String("weight")));
        panel.findChild<QPlainTextEdit*>(QStringLiteral("routes.property.ask"))
            ->setPlainText(QStringLiteral("Say {{question}} anew"));
        QCOMPARE(panel.findChild<QSpinBox*>(QStringLiteral("routes.property.timeout"))->value(),
                 60);
    }

    void theFormIsThatOfTheNode()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"split"});
        QVERIFY(kit.find<QSpinBox>("routes.property.shares.share.0") != nullptr);
        kit.canvas().select({"split", "tiny"});
        QTRY_VERIFY_WITH_TIMEOUT(kit.find<QSpinBox>("routes.property.shares.share.0") == nullptr,
                                 20'000);
    }

    /// Nothing of a form is wider than the panel, in the longest words there are.
    void everyKindFitsIntoThePanel()
    {
        config::Config config = routeConfig();
        for (const NodeRow& row : nodeRows()) {
            if (row.kind == NodeKind::Start || row.kind == NodeKind::End) continue;
            RouteKit kit(config);
            kit.open();
            kit.canvas().select({"tiny"});
            kit.canvas().add(row.kind);
            auto* form = kit.find<QWidget>("routes.properties");
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCoreApplication::processEvents();
            const int most = form->mapToGlobal(QPoint(form->width(), 0)).x();
            int seen = 0;
            for (const QWidget* each : form->findChildren<QWidget*>()) {
                if (!each->isVisible() ||
                    !each->objectName().startsWith(QLatin1String("routes.property.")))
                    continue;
                ++seen;
                QVERIFY2(each->mapToGlobal(QPoint(each->width(), 0)).x() <= most,
                         qPrintable(each->objectName()));
            }
            QVERIFY2(seen > 2, row.type.data());
            savePicture(*kit.window, ("routes-form-" + std::string(row.type)).c_str());
        }
    }

    void whatIsWrongStandsAboveTheForm()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"tiny"});
        auto* model = kit.find<QLineEdit>("routes.property.model.text");
        model->setText({});
        QTest::keyClick(model, Qt::Key_Return);
        QStringList words;
        for (const QLabel* each : kit.find<QWidget>("routes.properties")->findChildren<QLabel*>())
            words += each->text();
        QVERIFY(
            words.join(QLatin1Char(' ')).contains(QStringLiteral("names no provider and model")));
        QVERIFY(!kit.find<QWidget>("routes.publish")->isEnabled());
    }

    void allOfItCanBeWrittenAsJson()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"tiny"});
        auto* area = kit.find<QPlainTextEdit>("routes.property.json.text");
        area->setPlainText(
            QStringLiteral("{\"provider\":\"sample\",\"model\":\"fast\",\"delay\":200}"));
        QCOMPARE(app::nodeProperties(*kit.graph().find("tiny"))[QLatin1String("delay")].toInt(),
                 200);
        area->setPlainText(QStringLiteral("{\"provider\":"));  // still being typed
        QCOMPARE(app::nodeProperties(*kit.graph().find("tiny"))[QLatin1String("delay")].toInt(),
                 200);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PropertyPanelTest;
GH_SUITE(PropertyPanelTest)
#include "property_panel_test.moc"
