#include "ui/widgets/text_blocks.h"

#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TextBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void blocksOfAGrowingTextStayWhatTheyWere()
    {
        QString text;
        std::vector<QString> before;
        for (int i = 0; i < 400; ++i) {
            text +=
                i % 9 == 0 ? QStringLiteral("a line\n") : QStringLiteral("some words that go on ");
            const auto blocks = ui::TextBlocks::split(text);
            // All but the last two may never change again.
            for (std::size_t b = 0; b + 2 < before.size(); ++b) QCOMPARE(blocks[b], before[b]);
            for (const auto& block : blocks) QVERIFY(block.size() <= 2400);
            before = blocks;
        }
        QVERIFY(before.size() > 3);
        const auto wall = ui::TextBlocks::split(QString(10'000, QLatin1Char('x')));
        QString joined;
        for (const auto& block : wall) joined += block;
        QCOMPARE(joined.size(), 10'000);
    }

    void aFoldedTextSaysHowLongItIs()
    {
        ui::FoldingText text(QStringLiteral("more"));
        text.show();
        text.setText(QString(1000, QLatin1Char('x')), false, 0);
        auto* more = text.findChild<QPushButton*>(QStringLiteral("more"));
        QVERIFY(text.folded() && more->isVisible());
        QCOMPARE(more->text(), QStringLiteral("Show all (1,000 characters)"));
        more->click();
        QVERIFY(!text.folded() && !more->isVisible());
        text.setText(QString(1001, QLatin1Char('x')), false,
                     0);  // it grew: what a person chose stays
        QVERIFY(!text.folded());
        text.begin();
        text.setText(QString(1000, QLatin1Char('y')), false, 0);
        QVERIFY(text.folded());
        text.setText(QString(30'000, QLatin1Char('y')), false, -1);
        QCOMPARE(more->text(), QStringLiteral("Show more (5,424 characters left)"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TextBlocksTest;
GH_SUITE(TextBlocksTest)
#include "text_blocks_test.moc"
