#include "ui/palette/key_sheet.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/actions.h"
#include "ui/navigator.h"
#include "ui/window_actions.h"

namespace gatehouse::tests {

class KeySheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Exactly the keys of the actions, no more and no fewer.
    void itListsTheKeysOfTheActions()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("traffic"));
        const QList<QAction*> actions = ui::actionsOf(&window);
        QStringList wanted;
        for (const QAction* action : actions) {
            for (const QKeySequence& keys : ui::keysOf(*action))
                wanted.append(keys.toString(QKeySequence::NativeText));
        }
        ui::KeySheet sheet(actions, &window);
        sheet.show();
        QStringList shown;
        for (const QLabel* label : sheet.findChildren<QLabel*>()) {
            if (label->property("badge").toString() == QLatin1String("key"))
                shown.append(label->text());
        }
        wanted.sort();
        shown.sort();
        QVERIFY(wanted.contains(QStringLiteral("Ctrl+K")));
        QVERIFY(wanted.contains(QStringLiteral("J")));
        QCOMPARE(shown, wanted);
        savePicture(sheet, "keys");
        sheet.findChild<QAbstractButton*>(QStringLiteral("keys.edit"))->click();
        savePicture(sheet, "keys-edit");
    }

    /// Other keys work at once, are refused where they are taken, and are there at the next start.
    void keysCanBeChanged()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        auto* bar = window.findChild<QAction*>(QStringLiteral("action.view.sideBar"));
        window.actions()->showKeys();
        auto* sheet = window.findChild<ui::KeySheet*>();
        QVERIFY(sheet->change(bar, {QKeySequence(QStringLiteral("Ctrl+L"))})
                    .contains(QStringLiteral("Ctrl+L")));
        QCOMPARE(ui::keyText(*bar), QStringLiteral("Ctrl+B"));
        // Traffic was never open; its filter has these keys all the same.
        QVERIFY(sheet->change(bar, {QKeySequence(QStringLiteral("Ctrl+F"))})
                    .contains(QStringLiteral("Go to the filter")));
        QCOMPARE(ui::keyText(*bar), QStringLiteral("Ctrl+B"));
        const QList<QKeySequence> wanted{QKeySequence(QStringLiteral("Ctrl+Shift+B"))};
        QCOMPARE(sheet->change(bar, wanted), QString());
        QCOMPARE(bar->shortcuts(), wanted);
        sheet->reject();
        kit.window.reset();
        ui::MainWindow& next = kit.show();
        auto* same = next.findChild<QAction*>(QStringLiteral("action.view.sideBar"));
        QCOMPARE(same->shortcuts(), wanted);
        next.actions()->showKeys();
        next.findChild<QAbstractButton*>(QStringLiteral("keys.edit"))->click();
        next.findChild<QAbstractButton*>(QStringLiteral("keys.reset"))->click();
        QCOMPARE(ui::keyText(*same), QStringLiteral("Ctrl+B"));
        QVERIFY(!kit.settings.value(QStringLiteral("keys/action.view.sideBar")).isValid());
    }

    /// Whoever only walks through the fields changes nothing.
    void passingThroughChangesNothing()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("traffic"));
        window.actions()->showKeys();
        auto* sheet = window.findChild<ui::KeySheet*>();
        QSignalSpy changed(sheet, &ui::KeySheet::changed);
        sheet->findChild<QAbstractButton*>(QStringLiteral("keys.edit"))->click();
        for (auto* field : sheet->findChildren<QKeySequenceEdit*>())
            Q_EMIT field->editingFinished();
        QVERIFY(changed.isEmpty());
        auto* filter = window.findChild<QAction*>(QStringLiteral("action.traffic.filter"));
        QCOMPARE(filter->shortcuts().size(), 2);
    }

    /// A field takes one press, and the keys of a page that is opened later are changed as well.
    void aFieldTakesOnePress()
    {
        WindowKit kit;
        kit.settings.setValue(QStringLiteral("keys/action.traffic.pause"),
                              QStringLiteral("Ctrl+Shift+P"));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("traffic"));
        auto* pause = window.findChild<QAction*>(QStringLiteral("action.traffic.pause"));
        QTRY_COMPARE(ui::keyText(*pause), QStringLiteral("Ctrl+Shift+P"));
        window.actions()->showKeys();
        auto* field =
            window.findChild<QKeySequenceEdit*>(QStringLiteral("action.traffic.pause.keys"));
        field->setKeySequence(QKeySequence(QStringLiteral("Ctrl+J, Ctrl+M")));
        Q_EMIT field->editingFinished();
        QCOMPARE(ui::keyText(*pause), QStringLiteral("Ctrl+J"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeySheetTest;
GH_SUITE(KeySheetTest)
#include "key_sheet_test.moc"
