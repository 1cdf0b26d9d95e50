#include "ui/palette/key_sheet.h"

#include <QAction>
#include <QLabel>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/actions.h"
#include "ui/navigator.h"

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
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeySheetTest;
GH_SUITE(KeySheetTest)
#include "key_sheet_test.moc"
