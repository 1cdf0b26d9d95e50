#include "ui/widgets/message_view.h"

#include <QAbstractButton>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QTreeWidget>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class MessageViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSecondBodyIsThereWhereItDiffers()
    {
        theme();
        ui::MessageView view(QStringLiteral("m"), QStringLiteral("Client sent"),
                             QStringLiteral("We sent"));
        view.resize(400, 500);
        view.show();
        record::Exchange exchange;
        exchange.requestBody.bytes = "{\"a\":1}";
        exchange.clientHeaders = "A: 1\nB: 2\n";
        exchange.sentHeaders = "A: 1\n";
        const auto same = std::make_shared<const app::BodiesView>(app::bodiesView(exchange));
        exchange.sentBody.bytes = "{\"a\":2}";
        const auto other = std::make_shared<const app::BodiesView>(app::bodiesView(exchange));
        view.setMessage(same, same->request);
        const auto* verdict = view.findChild<QLabel*>(QStringLiteral("m.verdict"));
        QCOMPARE(verdict->text(),
                 QStringLiteral("The body is the same, byte for byte. 1 header differs."));
        QVERIFY(!view.findChild<QWidget*>(QStringLiteral("m.after"))->isVisible());
        view.setMessage(other, other->request);
        QCOMPARE(verdict->text(), QStringLiteral("2 lines differ, headers and body."));
        QVERIFY(view.findChild<QWidget*>(QStringLiteral("m.after"))->isVisible());
        QCOMPARE(view.findChild<QSplitter*>()->orientation(), Qt::Vertical);
        view.resize(900, 500);
        QTRY_COMPARE(view.findChild<QSplitter*>()->orientation(), Qt::Horizontal);
        view.findChild<QAbstractButton*>(QStringLiteral("m.part.headers"))->click();
        auto* headers = view.findChild<QTreeWidget*>(QStringLiteral("m.headers"));
        QVERIFY(headers->isVisible());
        QCOMPARE(headers->topLevelItemCount(), 2);
        QCOMPARE(headers->topLevelItem(1)->text(2), QStringLiteral("–"));
        view.findChild<QAbstractButton*>(QStringLiteral("m.part.changes"))->click();
        auto* changes = view.findChild<QListView*>(QStringLiteral("m.changes"));
        QVERIFY(changes->isVisible());
        QVERIFY(changes->model()->rowCount() >= 4);
    }

    void whatEndedHereSaysSo()
    {
        theme();
        ui::MessageView view(QStringLiteral("m"), QStringLiteral("Client sent"),
                             QStringLiteral("We sent"));
        view.show();
        record::Exchange exchange;
        exchange.requestBody.bytes = "{}";
        exchange.clientHeaders = "A: 1\n";
        const auto refused = std::make_shared<const app::BodiesView>(app::bodiesView(exchange));
        view.setMessage(refused, refused->request);
        QVERIFY(view.findChild<QLabel*>(QStringLiteral("m.verdict"))
                    ->text()
                    .startsWith(QLatin1String("Nothing went to a provider")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MessageViewTest;
GH_SUITE(MessageViewTest)
#include "message_view_test.moc"
