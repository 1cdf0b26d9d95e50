#include "ui/widgets/conversation_view.h"

#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

using dialect::Turn;

class ConversationViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void oneCardATurn()
    {
        ui::ConversationView view;
        view.resize(400, 600);
        view.show();
        view.setTurns({{"system", "text", std::string(4000, 's'), {}, {}},
                       {"user", "text", "Hi", {}, {}},
                       {"assistant", "thinking", "hm", {}, {}},
                       {"assistant", "tool_call", "{\"a\":1}", "look", "call_1"},
                       {"tool", "tool_result", "42", {}, "call_1"},
                       {"assistant", "text", "Hello", {}, {}}},
                      QStringLiteral("3 tokens"), {});
        QCOMPARE(view.cards(), 5);  // a call and its result are one
        QVERIFY(shows(view, QStringLiteral("Show all (4,000 characters)")));
        QVERIFY(shows(view, QStringLiteral("Show all (2 characters)")));  // thinking is folded
        view.setTurns({{"user", "text", "Hi", {}, {}}}, {}, {});
        QCOMPARE(view.cards(), 1);
        view.setNothing(QStringLiteral("none"));
        QCOMPARE(view.cards(), 0);
    }

    void aLongHistoryShowsItsEndFirst()
    {
        ui::ConversationView view;
        view.show();
        std::vector<Turn> turns;
        for (int i = 0; i < 300; ++i)
            turns.push_back({"user", "text", "turn " + std::to_string(i), {}, {}});
        view.setTurns(turns, {}, {});
        QCOMPARE(view.cards(), static_cast<int>(ui::ConversationView::kFirstShown));
        view.findChild<QPushButton*>(QStringLiteral("traffic.conversation.earlier"))->click();
        QCOMPARE(view.cards(), 240);
    }

private:
    static bool shows(const QWidget& view, const QString& text)
    {
        for (const auto* button : view.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) return true;
        }
        return false;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConversationViewTest;
GH_SUITE(ConversationViewTest)
#include "conversation_view_test.moc"
