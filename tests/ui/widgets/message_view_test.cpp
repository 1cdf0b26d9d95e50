#include "ui/widgets/message_view.h"

#include <QAbstractButton>
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
        record::Body body;
        body.bytes = "{\"a\":1}";
        const auto one = std::make_shared<const app::BodyView>(app::bodyView(body));
        view.setMessage(one, one.get(), nullptr, app::compareHeaders("A: 1\nB: 2\n", "A: 1\n"));
        QVERIFY(!view.findChild<QWidget*>(QStringLiteral("m.after"))->isVisible());
        view.setMessage(one, one.get(), one.get(), app::compareHeaders("A: 1\nB: 2\n", "A: 1\n"));
        QVERIFY(view.findChild<QWidget*>(QStringLiteral("m.after"))->isVisible());
        QCOMPARE(view.findChild<QSplitter*>()->orientation(), Qt::Vertical);
        view.resize(900, 500);
        QTRY_COMPARE(view.findChild<QSplitter*>()->orientation(), Qt::Horizontal);
        view.findChild<QAbstractButton*>(QStringLiteral("m.part.headers"))->click();
        auto* headers = view.findChild<QTreeWidget*>(QStringLiteral("m.headers"));
        QVERIFY(headers->isVisible());
        QCOMPARE(headers->topLevelItemCount(), 2);
        QCOMPARE(headers->topLevelItem(1)->text(2), QStringLiteral("–"));
        view.clear();
        QCOMPARE(headers->topLevelItemCount(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MessageViewTest;
GH_SUITE(MessageViewTest)
#include "message_view_test.moc"
