#include "ui/widgets/pieces_view.h"

#include <QScrollBar>

#include "app/body_view.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PiecesViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void laysOutOnlyWhatWasScrolledTo()
    {
        theme();
        std::string text;
        for (int i = 0; i < 40'000; ++i) text += "line " + std::to_string(i) + "\n";
        ui::PiecesView view(QStringLiteral("x"), QStringLiteral("A text"));
        view.resize(400, 300);
        view.show();
        view.setPieces(app::textPieces(text));
        QCOMPARE(view.shownPieces(), std::size_t(1));
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        QCOMPARE(view.shownPieces(), std::size_t(2));
        for (int i = 0; i < 20; ++i) {
            view.verticalScrollBar()->setValue(0);
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        }
        QCOMPARE(view.toPlainText().toStdString(), text);
        QCOMPARE(view.wholeText().toStdString(), text);
        view.setPieces({});
        QVERIFY(view.toPlainText().isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PiecesViewTest;
GH_SUITE(PiecesViewTest)
#include "pieces_view_test.moc"
