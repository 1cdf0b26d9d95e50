#include "ui/pages/config_controls.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

using C = config::Config;

class ConfigControlsTest : public QObject {
    Q_OBJECT

    struct Kit {
        FakeGateway gateway;
        app::Draft draft{&gateway, nullptr, nullptr};
        ui::ConfigControls controls{&draft, nullptr};

        Kit()
        {
            theme();
            gateway.configNow = config::firstRun();
            Q_EMIT gateway.configChanged();
        }
    };

private Q_SLOTS:

    void theDraftIsShownAndEdited()
    {
        Kit kit;
        const std::unique_ptr<QCheckBox> box(
            kit.controls.makeSwitch([](C & c) -> auto& { return c.records.headers; }));
        const std::unique_ptr<QSpinBox> days(
            kit.controls.makeNumber([](C & c) -> auto& { return c.records.keepDays; },
                                    {0, 3650, {}, QStringLiteral("for ever")}));
        kit.controls.show();
        QVERIFY(box->isChecked());
        QCOMPARE(days->value(), 30);
        box->click();
        days->setValue(0);
        QCOMPARE(days->text(), QStringLiteral("for ever"));
        QVERIFY(!kit.draft.config().records.headers);
        QCOMPARE(kit.draft.config().records.keepDays, std::int64_t{0});
        kit.draft.undo();
        kit.controls.show();
        QCOMPARE(days->value(), 30);
    }

    /// A value the field cannot show in full is not rounded by looking at it.
    void aValueBetweenStaysUntilItIsChanged()
    {
        Kit kit;
        kit.gateway.configNow.server.headTimeout = Millis(1'700);
        kit.gateway.configNow.records.maxBytes = 1_GiB + 1_MiB;
        Q_EMIT kit.gateway.configChanged();
        const std::unique_ptr<QSpinBox> time(kit.controls.makeSeconds(
            [](C & c) -> auto& { return c.server.headTimeout; }, {1, 3600, {}}));
        const std::unique_ptr<QSpinBox> size(kit.controls.makeBytes(
            [](C & c) -> auto& { return c.records.maxBytes; }, 1_GiB, {0, 2000, {}}));
        kit.controls.show();
        QCOMPARE(time->value(), 2);
        QCOMPARE(size->value(), 1);
        QVERIFY(kit.draft.isEmpty());
        time->setValue(5);
        QCOMPARE(kit.draft.config().server.headTimeout, Millis(5'000));
        QCOMPARE(kit.draft.config().records.maxBytes, 1_GiB + 1_MiB);
    }

    void aWrongValueIsMarkedWhereItStands()
    {
        Kit kit;
        const std::unique_ptr<QLineEdit> proxy(kit.controls.makeText(
            [](C & c) -> auto& { return c.server.proxy; }, "/server/proxy", {}));
        const std::unique_ptr<QLineEdit> hosts(kit.controls.makeList(
            [](C & c) -> auto& { return c.server.allowedHosts; }, "/server/allowedHosts", {}));
        kit.controls.show();
        proxy->setText(QStringLiteral(" https://proxy.example:1 "));
        Q_EMIT proxy->editingFinished();
        hosts->setText(QStringLiteral("a.example, ,b.example"));
        Q_EMIT hosts->editingFinished();
        QCOMPARE(kit.draft.config().server.proxy, std::string("https://proxy.example:1"));
        QCOMPARE(kit.draft.config().server.allowedHosts,
                 (std::vector<std::string>{"a.example", "b.example"}));
        kit.controls.show();
        QVERIFY(proxy->property("wrong").toBool());
        QVERIFY(!hosts->property("wrong").toBool());
        proxy->setText(QStringLiteral("http://proxy.example:1"));
        Q_EMIT proxy->editingFinished();
        kit.controls.show();
        QVERIFY(!proxy->property("wrong").toBool());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConfigControlsTest;
GH_SUITE(ConfigControlsTest)
#include "config_controls_test.moc"
