#include "ui/pages/connect_view.h"

#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/connect/snippet.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

class ConnectViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void everySnippetIsShownAndCopiedWithOneClick()
    {
        FakeGateway gateway;
        ui::PageContext context;
        context.gateway = &gateway;
        ui::ConnectView view(context);
        view.start();
        auto* list = view.findChild<QListWidget*>(QStringLiteral("connect.list"));
        auto* code = view.findChild<QPlainTextEdit*>(QStringLiteral("connect.code"));
        auto* copy = view.findChild<QPushButton*>(QStringLiteral("connect.copy"));
        int seen = 0;
        for (const app::Snippet& row : app::snippets()) {
            view.choose(QString::fromLatin1(row.id));
            QCOMPARE(list->currentItem()->text(), QString::fromUtf8(row.title));
            QVERIFY(code->toPlainText().contains(QLatin1String("http://127.0.0.1:8686")));
            copy->click();
            QCOMPARE(QGuiApplication::clipboard()->text(), code->toPlainText());
            ++seen;
        }
        QVERIFY(seen > 14);
    }

    void theListIsWalkedByKeysPastItsHeadings()
    {
        FakeGateway gateway;
        ui::PageContext context;
        context.gateway = &gateway;
        ui::ConnectView view(context);
        auto* list = view.findChild<QListWidget*>(QStringLiteral("connect.list"));
        view.choose(QStringLiteral("environment"));
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentItem()->text(), QStringLiteral("Claude Code"));
    }

    /// Against a real gateway, without a network: words come, and the row is noticed.
    void theTestRequestShowsItsStream()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        ui::Navigator navigator;
        ui::PageContext context;
        context.gateway = &gateway.bridge;
        context.navigator = &navigator;
        ui::ConnectView view(context);
        QSignalSpy received(&view, &ui::ConnectView::received);
        view.resize(900, 700);
        view.show();
        view.start();
        auto* send = view.findChild<QPushButton*>(QStringLiteral("connect.send"));
        auto* state = view.findChild<QLabel*>(QStringLiteral("connect.state"));
        auto* answer = view.findChild<QPlainTextEdit*>(QStringLiteral("connect.answer"));
        QVERIFY(state->text().contains(QLatin1String("Waiting")));
        send->setFocus();
        QTest::keyClick(send, Qt::Key_Space);
        QCOMPARE(state->text(), QStringLiteral("Waiting for the answer…"));
        QTRY_VERIFY_WITH_TIMEOUT(answer->toPlainText().startsWith(QLatin1String("Hello")), 10'000);
        // Words are there while the stream is still open.
        QCOMPARE(state->text(), QStringLiteral("Waiting for the answer…"));
        QTRY_VERIFY_WITH_TIMEOUT(state->text().startsWith(QLatin1String("Received")), 20'000);
        QTRY_COMPARE(received.size(), 1);
        savePicture(view, "connect-received");
        QSignalSpy went(&navigator, &ui::Navigator::went);
        view.findChild<QPushButton*>(QStringLiteral("connect.open"))->click();
        QCOMPARE(went.front().front().toString(), QStringLiteral("traffic"));
        view.stop();
    }

    void withoutAGatewayNothingCanBeSent()
    {
        FakeGateway gateway;
        gateway.stateNow.listening.clear();
        ui::PageContext context;
        context.gateway = &gateway;
        ui::ConnectView view(context);
        view.start();
        QVERIFY(!view.findChild<QPushButton*>(QStringLiteral("connect.send"))->isEnabled());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConnectViewTest;
GH_SUITE(ConnectViewTest)
#include "connect_view_test.moc"
