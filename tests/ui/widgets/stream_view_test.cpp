#include "ui/widgets/stream_view.h"

#include <QAbstractButton>
#include <QTableView>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/pieces_view.h"

namespace gatehouse::tests {

class StreamViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void showsRowsJoinedAndRaw()
    {
        theme();
        ui::StreamView view;
        view.resize(380, 400);
        view.show();
        app::ExchangeView exchange;
        exchange.joined = QStringLiteral("Hello there");
        exchange.rawStream = {QStringLiteral("data: 1\n\n")};
        app::StreamRow row;
        row.at = 1000;
        row.text = QStringLiteral("Hello");
        row.words = true;
        exchange.stream = {row, row};
        view.setStream(exchange);
        QCOMPARE(view.rows(), 2);
        QVERIFY(view.findChild<QTableView*>(QStringLiteral("traffic.stream.table"))->isVisible());
        view.findChild<QAbstractButton*>(QStringLiteral("traffic.stream.mode.joined"))->click();
        QCOMPARE(
            view.findChild<ui::PiecesView*>(QStringLiteral("traffic.stream.joined"))->toPlainText(),
            exchange.joined);
        view.findChild<QAbstractButton*>(QStringLiteral("traffic.stream.mode.raw"))->click();
        QCOMPARE(
            view.findChild<ui::PiecesView*>(QStringLiteral("traffic.stream.raw"))->toPlainText(),
            exchange.rawStream.front());
        view.append({row}, QStringLiteral("Hello there!"));
        QCOMPARE(view.rows(), 3);
        view.setNothing(QStringLiteral("whole"));
        QCOMPARE(view.rows(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StreamViewTest;
GH_SUITE(StreamViewTest)
#include "stream_view_test.moc"
