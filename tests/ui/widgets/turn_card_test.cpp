#include "ui/widgets/turn_card.h"

#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/text_blocks.h"

namespace gatehouse::tests {

class TurnCardTest : public QObject {
    Q_OBJECT

private:
    static QStringList wordsOn(const QWidget& card)
    {
        QStringList all;
        for (const auto* label : card.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty()) all += label->text();
        }
        return all;
    }

private Q_SLOTS:

    void initTestCase() { theme(); }

    void aToolCallStandsWithItsResult()
    {
        ui::TurnCard card;
        card.show();
        dialect::Turn call{"assistant", "tool_call", R"({"a":1})", "look", "call_1"};
        card.setTurn({call, dialect::Turn{"tool", "tool_result", R"({"b":[2]})", {}, "call_1"}}, {},
                     false);
        // Labels in a layout that is in sight are shown by the next round of events.
        const QStringList wanted{QStringLiteral("TOOL CALL  look"), QStringLiteral("call_1"),
                                 QStringLiteral("{\n  \"a\": 1\n}"), QStringLiteral("RESULT"),
                                 QStringLiteral("{\n  \"b\": [\n    2\n  ]\n}")};
        QTRY_COMPARE_WITH_TIMEOUT(wordsOn(card), wanted, 20'000);
        card.setTurn({call, std::nullopt}, {}, false);
        QVERIFY(!wordsOn(card).contains(QStringLiteral("RESULT")));
    }

    void thinkingIsFoldedWithItsLength()
    {
        ui::TurnCard card;
        card.show();
        card.setTurn({{"assistant", "thinking", std::string(2400, 'h'), {}, {}}, {}}, {}, false);
        auto* more = card.findChild<QPushButton*>(QStringLiteral("traffic.turn.more"));
        QCOMPARE(more->text(), QStringLiteral("Show all (2,400 characters)"));
        // While it comes in, it can be read.
        ui::TurnCard open;
        open.show();
        open.setTurn({{"assistant", "thinking", "hm", {}, {}}, {}}, {}, true);
        QTRY_VERIFY_WITH_TIMEOUT(wordsOn(open).contains(QStringLiteral("hm")), 20'000);
    }

    void aPictureIsNoText()
    {
        ui::TurnCard card;
        card.show();
        card.setTurn({{"user", "image", "image/png, 12 KB", {}, {}}, {}}, {}, false);
        QVERIFY(!wordsOn(card).contains(QStringLiteral("image/png, 12 KB")));
        QVERIFY(card.findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly) != nullptr);
        bool told = false;
        for (const auto* child : card.findChildren<QWidget*>())
            told = told || child->accessibleName() == QLatin1String("Image: image/png, 12 KB");
        QVERIFY(told);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TurnCardTest;
GH_SUITE(TurnCardTest)
#include "turn_card_test.moc"
