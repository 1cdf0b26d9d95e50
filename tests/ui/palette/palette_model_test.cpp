#include "ui/palette/palette_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class PaletteModelTest : public QObject {
    Q_OBJECT

    static QList<ui::PaletteEntry> entries()
    {
        const auto make = [](const char* id, const char* title, bool command) {
            return ui::PaletteEntry{QString::fromLatin1(id),
                                    QString::fromLatin1(title),
                                    command ? QStringLiteral("Command") : QStringLiteral("Page"),
                                    {},
                                    {},
                                    command,
                                    [] {}};
        };
        return {make("a", "Dashboard", false), make("b", "Traffic", false),
                make("c", "Switch the theme", true), make("d", "Quit", true)};
    }

    static QStringList titles(const ui::PaletteModel& model)
    {
        QStringList list;
        for (int i = 0; i < model.rowCount(); ++i) list.append(model.index(i).data().toString());
        return list;
    }

private Q_SLOTS:

    void whatWasUsedLastComesFirst()
    {
        ui::PaletteModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(entries(), {QStringLiteral("d"), QStringLiteral("b")}, {});
        QCOMPARE(titles(model).mid(0, 3),
                 (QStringList{QStringLiteral("Quit"), QStringLiteral("Traffic"),
                              QStringLiteral("Dashboard")}));
    }

    void signsChangeWhatIsListed()
    {
        ui::PaletteModel model;
        const QAbstractItemModelTester tester(&model);
        QString asked;
        model.setEntries(entries(), {}, [&asked](const QString& words) { asked = words; });
        model.search(QStringLiteral(">"));
        QCOMPARE(model.rowCount(), 2);
        model.search(QStringLiteral("> th"));
        QCOMPARE(titles(model), QStringList{QStringLiteral("Switch the theme")});
        model.search(QStringLiteral("?"));
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.entryAt(0).run);
        model.search(QStringLiteral("/"));
        QVERIFY(!model.entryAt(0).run);
        model.search(QStringLiteral("/ status:5xx"));
        model.entryAt(0).run();
        QCOMPARE(asked, QStringLiteral("status:5xx"));
        model.search(QStringLiteral("qqq"));
        QCOMPARE(model.rowCount(), 0);
    }

    void aScreenReaderHearsKindAndPlace()
    {
        ui::PaletteModel model;
        model.setEntries(entries(), {}, {});
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Traffic, Page, 2 of 4"));
    }

    void thousandsOfEntriesAreListedInPart()
    {
        QList<ui::PaletteEntry> many;
        for (int i = 0; i < 5'000; ++i) {
            many.append({QString::number(i),
                         QStringLiteral("Model number %1 of a list").arg(i),
                         {},
                         {},
                         {},
                         false,
                         {}});
        }
        ui::PaletteModel model;
        model.setEntries(many, {}, {});
        model.search(QStringLiteral("model 4999"));
        QCOMPARE(titles(model).front(), QStringLiteral("Model number 4999 of a list"));
        model.search(QStringLiteral("m"));
        QVERIFY(model.rowCount() <= 200);
        QBENCHMARK_ONCE
        {
            model.search(QStringLiteral("mod 12"));
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PaletteModelTest;
GH_SUITE(PaletteModelTest)
#include "palette_model_test.moc"
