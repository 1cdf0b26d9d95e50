#include <QAccessible>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/page_list.h"

namespace gatehouse::tests {

/// What a screen reader is told: the tree as it gets it, not the widgets behind it.
class AccessibilityTest : public QObject {
    Q_OBJECT

    static bool isInteractive(QAccessible::Role role)
    {
        switch (role) {
            case QAccessible::Button:
            case QAccessible::CheckBox:
            case QAccessible::RadioButton:
            case QAccessible::EditableText:
            case QAccessible::ComboBox:
            case QAccessible::SpinBox:
            case QAccessible::PageTab:
            case QAccessible::Table:
            case QAccessible::Tree:
            case QAccessible::List:
            case QAccessible::Slider:
            case QAccessible::ButtonMenu:
            case QAccessible::ButtonDropDown:
                return true;
            default:
                return false;
        }
    }

    struct Walk {
        QStringList complaints;
        int interactive = 0;

        static QString describe(QAccessibleInterface& node, QAccessible::Role role)
        {
            const QObject* object = node.object();
            return QStringLiteral("%1 %2 role %3")
                .arg(object != nullptr ? QLatin1String(object->metaObject()->className())
                                       : QLatin1String("-"),
                     object != nullptr ? object->objectName() : QString())
                .arg(static_cast<int>(role));
        }

        void visit(QAccessibleInterface& node)
        {
            if (node.state().invisible) return;
            const QAccessible::Role role = node.role();
            if (isInteractive(role)) {
                ++interactive;
                const QString name = node.text(QAccessible::Name);
                if (name.trimmed().isEmpty())
                    complaints.append(QStringLiteral("no name: ") + describe(node, role));
                const QObject* object = node.object();
                if (object != nullptr && name == QLatin1String(object->metaObject()->className()))
                    complaints.append(QStringLiteral("its class as a name: ") +
                                      describe(node, role));
            }
            // A table tells two million children at once; its rows are not controls.
            if (role == QAccessible::Table || role == QAccessible::Tree ||
                role == QAccessible::List || role == QAccessible::ComboBox ||
                role == QAccessible::SpinBox) {
                return;
            }
            QHash<QString, int> buttons;
            for (int i = 0; i < node.childCount(); ++i) {
                QAccessibleInterface* child = node.child(i);
                if (child == nullptr || !child->isValid()) continue;
                if (child->role() == QAccessible::Button && !child->state().invisible) {
                    const QString name = child->text(QAccessible::Name);
                    if (++buttons[name] == 2)
                        complaints.append(QStringLiteral("two are called “") + name +
                                          QStringLiteral("”: ") + describe(*child, child->role()));
                }
                visit(*child);
            }
        }
    };

private Q_SLOTS:

    void everyInteractiveNodeHasAName_data()
    {
        QTest::addColumn<QString>("page");
        for (const auto& list : {ui::pageList(), ui::quietPageList()}) {
            for (const ui::PageRow& row : list)
                QTest::newRow(row.id) << QString::fromLatin1(row.id);
        }
    }

    void everyInteractiveNodeHasAName()
    {
        QFETCH(QString, page);
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        QVERIFY(kit.fill(300));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(page);
        for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
        Walk walk;
        QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&window);
        QVERIFY(root != nullptr);
        walk.visit(*root);
        QVERIFY2(walk.interactive > 10, qPrintable(QString::number(walk.interactive)));
        QVERIFY2(walk.complaints.isEmpty(), qPrintable(walk.complaints.join(QLatin1Char('\n'))));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AccessibilityTest;
GH_SUITE(AccessibilityTest)
#include "accessibility_test.moc"
