#include "ui/actions.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QKeyEvent>
#include <QTest>

#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/page_list.h"

namespace gatehouse::tests {

class ActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyRowIsWhole()
    {
        theme();
        QStringList ids;
        for (const ui::ActionRow& row : ui::actionList()) {
            QVERIFY2(!ids.contains(QLatin1String(row.id)), row.id);
            ids.append(QLatin1String(row.id));
            QVERIFY2(!ui::titleOf(row).isEmpty(), row.id);
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(row.icon))),
                     row.icon);
            QVERIFY(ui::titleOfGroup(ids.back().section(QLatin1Char('.'), 0, 0)) !=
                    ids.back().section(QLatin1Char('.'), 0, 0));
        }
        QVERIFY(ui::actionRow(QStringLiteral("none")) == nullptr);
    }

    /// Every row of the table is an action of some page, and on no page two share a key.
    void everyRowIsMadeAndNoTwoShareAKey()
    {
        WindowKit kit;
        kit.gateway.configNow = routeConfig();
        ui::MainWindow& window = kit.show();
        QStringList made;
        for (const ui::PageRow& page : ui::pageList()) {
            // The editor of a route is a part of its page.
            window.navigator()->go(QString::fromLatin1(page.id),
                                   {{QStringLiteral("route"), QStringLiteral("support")}});
            QHash<QString, QString> taken;
            for (const QAction* action : ui::actionsOf(&window)) {
                const QString id = action->objectName().section(QLatin1Char('.'), 1);
                if (!made.contains(id)) made.append(id);
                for (const QKeySequence& keys : ui::keysOf(*action)) {
                    QVERIFY2(!keys.isEmpty(), qPrintable(id));
                    QVERIFY2(!taken.contains(keys.toString()),
                             qPrintable(keys.toString() + QLatin1Char(' ') + id + QLatin1Char(' ') +
                                        taken.value(keys.toString())));
                    taken.insert(keys.toString(), id);
                }
            }
        }
        for (const ui::ActionRow& row : ui::actionList())
            QVERIFY2(made.contains(QLatin1String(row.id)), row.id);
    }

    /// Whoever speaks to the computer, or has a cat, turns single letters off.
    void lettersCanBeTurnedOff()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        const auto press = [](int key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            return QKeyEvent(QEvent::KeyPress, key, with);
        };
        QVERIFY(!ui::isIdleLetter(window, press(Qt::Key_R)));
        window.navigator()->go(QStringLiteral("settings"));
        window.findChild<QCheckBox*>(QStringLiteral("settings.letters"))->click();
        QVERIFY(ui::isIdleLetter(window, press(Qt::Key_R)));
        QVERIFY(ui::isIdleLetter(*window.centralWidget(), press(Qt::Key_M, Qt::ShiftModifier)));
        QVERIFY(!ui::isIdleLetter(window, press(Qt::Key_R, Qt::ControlModifier)));
        QVERIFY(!ui::isIdleLetter(window, press(Qt::Key_Down)));
        kit.window.reset();
        QVERIFY(ui::isIdleLetter(kit.show(), press(Qt::Key_R)));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ActionsTest;
GH_SUITE(ActionsTest)
#include "actions_test.moc"
