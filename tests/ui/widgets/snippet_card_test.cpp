#include "ui/widgets/snippet_card.h"

#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class SnippetCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSnippetFollowsAddressAndLanguage()
    {
        theme();
        FakeGateway gateway;
        ui::SnippetCard card(QStringLiteral("x"), &gateway);
        auto* code = card.findChild<QPlainTextEdit*>(QStringLiteral("x.snippet.code"));
        gateway.stateNow.listening = {"127.0.0.1:7777"};
        Q_EMIT gateway.stateChanged();
        QVERIFY(code->toPlainText().startsWith(QStringLiteral("curl http://127.0.0.1:7777/v1")));
        card.findChild<QToolButton*>(QStringLiteral("x.snippet.language.python"))->click();
        QVERIFY(code->toPlainText().contains(QStringLiteral("from openai")));
        card.findChild<QPushButton*>(QStringLiteral("x.snippet.copy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), code->toPlainText());
        gateway.stateNow.listening.clear();
        Q_EMIT gateway.stateChanged();
        QVERIFY(!card.findChild<QPushButton*>(QStringLiteral("x.snippet.send"))->isEnabled());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SnippetCardTest;
GH_SUITE(SnippetCardTest)
#include "snippet_card_test.moc"
