#include "ui/palette/command_palette.h"

#include <QLineEdit>
#include <QListView>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class CommandPaletteTest : public QObject {
    Q_OBJECT

    struct Kit {
        QWidget window;
        QLineEdit* other;
        ui::CommandPalette* palette;
        QStringList ran;

        Kit()
        {
            theme();
            window.resize(1200, 800);
            other = new QLineEdit(&window);
            palette = new ui::CommandPalette(&window);
            window.show();
            window.activateWindow();
            other->setFocus();
        }

        void open()
        {
            QList<ui::PaletteEntry> entries;
            for (const char* title : {"Dashboard", "Traffic", "Settings"}) {
                const QString name = QString::fromLatin1(title);
                entries.append({name,
                                name,
                                QStringLiteral("Page"),
                                QStringLiteral("gauge"),
                                {},
                                false,
                                [this, name] { ran.append(name); }});
            }
            palette->open(entries, {}, {});
        }

        QLineEdit* field() { return palette->findChild<QLineEdit*>(); }

        QString chosen()
        {
            return palette->findChild<QListView*>()->currentIndex().data().toString();
        }
    };

private Q_SLOTS:

    void escapeGivesTheFocusBack()
    {
        Kit kit;
        QVERIFY(QTest::qWaitForWindowActive(&kit.window));
        QVERIFY(kit.other->hasFocus());
        kit.open();
        QVERIFY(kit.field()->hasFocus());
        QTest::keyClick(kit.field(), Qt::Key_Escape);
        QVERIFY(!kit.palette->isVisible());
        QVERIFY(kit.other->hasFocus());
    }

    void lettersAndReturnRunAnEntry()
    {
        Kit kit;
        kit.open();
        QStringList told;
        connect(kit.palette, &ui::CommandPalette::ran, this,
                [&told](const QString& id) { told.append(id); });
        QTest::keyClicks(kit.field(), QStringLiteral("stt"));
        QCOMPARE(kit.chosen(), QStringLiteral("Settings"));
        QTest::keyClick(kit.field(), Qt::Key_Return);
        QCOMPARE(kit.ran, QStringList{QStringLiteral("Settings")});
        QCOMPARE(told, kit.ran);
        QVERIFY(!kit.palette->isVisible());
    }

    void arrowsGoRound()
    {
        Kit kit;
        kit.open();
        QCOMPARE(kit.chosen(), QStringLiteral("Dashboard"));
        QTest::keyClick(kit.field(), Qt::Key_Up);
        QCOMPARE(kit.chosen(), QStringLiteral("Settings"));
        QTest::keyClick(kit.field(), Qt::Key_Down);
        QTest::keyClick(kit.field(), Qt::Key_Tab);
        QCOMPARE(kit.chosen(), QStringLiteral("Traffic"));
        QVERIFY(kit.palette->isVisible());
    }

    void nothingFoundIsSaid()
    {
        Kit kit;
        kit.open();
        QTest::keyClicks(kit.field(), QStringLiteral("zzz"));
        QVERIFY(!kit.palette->findChild<QListView*>()->isVisible());
        QTest::keyClick(kit.field(), Qt::Key_Return);
        QVERIFY(kit.ran.isEmpty());
        QVERIFY(kit.palette->isVisible());
    }

    void aClickBesideItClosesIt()
    {
        Kit kit;
        kit.open();
        QTest::mouseClick(kit.palette, Qt::LeftButton, {}, QPoint(5, 5));
        QVERIFY(!kit.palette->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CommandPaletteTest;
GH_SUITE(CommandPaletteTest)
#include "command_palette_test.moc"
