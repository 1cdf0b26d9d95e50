#include "ui/widgets/filter_field.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCompleter>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class FilterFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void tellsOnceForManyKeys()
    {
        ui::FilterField field(QStringLiteral("f"));
        field.show();
        QSignalSpy typed(&field, &ui::FilterField::filterTyped);
        QTest::keyClicks(&field, QStringLiteral("status:error"));
        QTRY_COMPARE(typed.count(), 1);
        QCOMPARE(typed.at(0).at(0).toString(), QStringLiteral("status:error"));
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(typed.count(), 2);  // at once
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(typed.last().at(0).toString(), QString());
        field.choose(QStringLiteral("a"));
        field.findChild<QAbstractButton*>(QStringLiteral("f.clear"))->click();
        QCOMPARE(typed.last().at(0).toString(), QString());
    }

    void marksTheWrongPart()
    {
        ui::FilterField field(QStringLiteral("f"));
        field.resize(400, 32);
        field.show();
        field.setText(QStringLiteral("a colour:red"));
        const QImage before = field.grab().toImage();
        field.setProblem(QStringLiteral("not known"), 2, 10);
        QVERIFY(field.grab().toImage() != before);
        QCOMPARE(field.accessibleDescription(), QStringLiteral("not known"));
        QVERIFY(field.property("wrong").toBool());
        field.setProblem({}, 0, 0);
        QVERIFY(!field.property("wrong").toBool());
    }

    /// A key, then one of its values, by keyboard alone.
    void offersWhatMayFollow()
    {
        theme();
        ui::FilterField field(QStringLiteral("traffic.filter"));
        field.resize(500, 32);
        field.show();
        app::FilterVocabulary known;
        known.models = {QStringLiteral("gpt-5"), QStringLiteral("my model")};
        field.setVocabulary(known);
        auto* completer = field.findChild<QCompleter*>();
        QTest::keyClicks(&field, QStringLiteral("late mod"));
        QCOMPARE(completer->completionModel()->rowCount(), 1);
        Q_EMIT completer->activated(QStringLiteral("model:"));
        QCOMPARE(field.text(), QStringLiteral("late model:"));
        QTRY_COMPARE(completer->completionModel()->rowCount(), 2);
        Q_EMIT completer->activated(QStringLiteral("model:\"my model\""));
        QCOMPARE(field.text(), QStringLiteral("late model:\"my model\" "));
        QCOMPARE(field.cursorPosition(), static_cast<int>(field.text().size()));
        completer->popup()->hide();
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FilterFieldTest;
GH_SUITE(FilterFieldTest)
#include "filter_field_test.moc"
