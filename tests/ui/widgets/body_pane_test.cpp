#include "ui/widgets/body_pane.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QTextBlock>
#include <QTreeView>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/pieces_view.h"

namespace gatehouse::tests {

namespace {

std::shared_ptr<const app::BodyView> viewOf(std::string bytes)
{
    record::Body body;
    body.bytes = std::move(bytes);
    body.totalSize = static_cast<ByteCount>(body.bytes.size());
    return std::make_shared<const app::BodyView>(app::bodyView(body));
}

}  // namespace

class BodyPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void jsonOpensAsATree()
    {
        ui::BodyPane pane(QStringLiteral("b"), QStringLiteral("Body"));
        pane.show();
        const auto view = viewOf(R"({"a":{"b":[1]}})");
        pane.setBody(view, view.get());
        auto* tree = pane.findChild<QTreeView*>(QStringLiteral("b.tree"));
        QVERIFY(tree->isVisible());
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));
        pane.findChild<QAbstractButton*>(QStringLiteral("b.mode.text"))->click();
        auto* text = pane.findChild<ui::PiecesView*>(QStringLiteral("b.text"));
        QVERIFY(text->isVisible());
        QVERIFY(text->toPlainText().contains(QLatin1String("\"b\": [")));
        pane.findChild<QAbstractButton*>(QStringLiteral("b.copy"))->click();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("{\"a\":{\"b\":[1]}}"));
    }

    /// One line of 5 MB: the tree opens closed, and no text is laid out before it is asked for.
    void aLargeBodyOpensFolded()
    {
        ui::BodyPane pane(QStringLiteral("b"), QStringLiteral("Body"));
        pane.show();
        const auto view = viewOf("{\"data\":{\"image\":\"" + std::string(5'000'000, 'A') + "\"}}");
        QVERIFY(view->folded());
        pane.setBody(view, view.get());
        auto* tree = pane.findChild<QTreeView*>(QStringLiteral("b.tree"));
        QVERIFY(!tree->isExpanded(tree->model()->index(0, 0)));
        QCOMPARE(pane.findChild<ui::PiecesView*>(QStringLiteral("b.text"))->shownPieces(),
                 std::size_t(0));
        pane.findChild<QAbstractButton*>(QStringLiteral("b.mode.raw"))->click();
        auto* raw = pane.findChild<ui::PiecesView*>(QStringLiteral("b.raw"));
        QCOMPARE(raw->shownPieces(), std::size_t(1));
        QVERIFY(raw->document()->firstBlock().length() <= 4097);
    }

    void saysWhenThereIsNothing()
    {
        ui::BodyPane pane(QStringLiteral("b"), QStringLiteral("Body"));
        pane.show();
        pane.setBody({}, nullptr);
        QVERIFY(!pane.findChild<QTreeView*>(QStringLiteral("b.tree"))->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BodyPaneTest;
GH_SUITE(BodyPaneTest)
#include "body_pane_test.moc"
