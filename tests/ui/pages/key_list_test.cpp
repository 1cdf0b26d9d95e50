#include "ui/pages/key_list.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class KeyListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysCanBeRevoked()
    {
        theme();
        config::Config config;
        config.access.keys.resize(2);
        config.access.keys[0].id = "one";
        config.access.keys[1].id = "two";
        config.access.keys[1].label = "Second";
        ui::KeyList list;
        list.show(config, config, {});
        auto* revoke = list.findChild<QPushButton*>(QStringLiteral("providers.revoke.two"));
        QCOMPARE(revoke->accessibleName(), QStringLiteral("Revoke Second"));
        QSignalSpy revoked(&list, &ui::KeyList::revokeAsked);
        revoke->click();
        QVERIFY(revoked.front().front().value<std::string>() == "two");
    }

    void aRunsKeyIsToldApart()
    {
        theme();
        ui::KeyList list;
        engine::RunKey run;
        run.id = "run-1";
        run.label = "run: claude";
        list.show({}, {}, {run});
        QSignalSpy asked(&list, &ui::KeyList::revokeRunAsked);
        auto* revoke = list.findChild<QPushButton*>(QStringLiteral("providers.revoke.run-1"));
        QCOMPARE(revoke->accessibleName(), QStringLiteral("Revoke run: claude"));
        revoke->click();
        QVERIFY(asked.front().front().value<std::string>() == "run-1");
    }

    void theMarkFollowsTheConfigNotTheClick()
    {
        theme();
        config::Config config;
        config.server.openOnLoopback = true;
        ui::KeyList list;
        list.show(config, config, {});
        auto* open = list.findChild<QCheckBox*>(QStringLiteral("providers.open"));
        QVERIFY(open->isChecked());
        QSignalSpy asked(&list, &ui::KeyList::openAsked);
        open->click();
        QCOMPARE(asked.front().front().toBool(), false);
        list.show(config, config, {});
        QVERIFY(open->isChecked());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeyListTest;
GH_SUITE(KeyListTest)
#include "key_list_test.moc"
