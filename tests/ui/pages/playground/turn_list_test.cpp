#include "ui/pages/playground/turn_list.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TurnListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void messagesAreAddedWrittenAndRemoved()
    {
        theme();
        ui::TurnList list;
        QSignalSpy edited(&list, &ui::TurnList::edited);
        const auto text = [&list](int number) {
            return list.findChild<QPlainTextEdit*>(
                QStringLiteral("playground.turn.%1.text").arg(number));
        };
        QCOMPARE(list.turns().size(), std::size_t{1});
        text(1)->setPlainText(QStringLiteral("Hello"));
        QVERIFY(!edited.isEmpty());
        list.findChild<QPushButton*>(QStringLiteral("playground.addMessage"))->click();
        list.findChild<QPushButton*>(QStringLiteral("playground.addMessage"))->click();
        text(2)->setPlainText(QStringLiteral("Hi"));
        const auto turns = list.turns();
        QCOMPARE(turns.size(), std::size_t{3});
        QCOMPARE(turns[0].text, QStringLiteral("Hello"));
        QCOMPARE(turns[1].role, QStringLiteral("assistant"));
        QCOMPARE(turns[2].role, QStringLiteral("user"));
        list.findChild<QToolButton*>(QStringLiteral("playground.turn.1.remove"))->click();
        QCOMPARE(list.turns().front().text, QStringLiteral("Hi"));
        list.findChild<QToolButton*>(QStringLiteral("playground.turn.1.remove"))->click();
        list.findChild<QToolButton*>(QStringLiteral("playground.turn.1.remove"))->click();
        // There is always one to write in.
        QCOMPARE(list.turns().size(), std::size_t{1});
        QVERIFY(list.turns().front().text.isEmpty());
    }

    void aFieldGrowsWithItsText()
    {
        theme();
        ui::TurnList list;
        list.resize(600, 400);
        list.setVisible(true);
        auto* field = list.findChild<QPlainTextEdit*>(QStringLiteral("playground.turn.1.text"));
        const int low = field->height();
        field->setPlainText(QStringLiteral("a\nb\nc\nd\ne"));
        QVERIFY(field->height() > low);
        const QString much = QString(QStringLiteral("line\n")).repeated(200);
        field->setPlainText(much);
        QVERIFY(field->height() < 400);
    }

    void storedTurnsKeepWhatTheyAre()
    {
        theme();
        ui::TurnList list;
        app::PlayTurn tool{QStringLiteral("tool"), QStringLiteral("42"), {}};
        tool.whole = {{QStringLiteral("role"), QStringLiteral("tool")},
                      {QStringLiteral("tool_call_id"), QStringLiteral("call-1")},
                      {QStringLiteral("content"), QStringLiteral("42")}};
        list.show(QStringLiteral("Be brief."), {tool});
        QCOMPARE(list.system(), QStringLiteral("Be brief."));
        QCOMPARE(list.turns().size(), std::size_t{1});
        QCOMPARE(list.turns().front(), tool);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TurnListTest;
GH_SUITE(TurnListTest)
#include "turn_list_test.moc"
