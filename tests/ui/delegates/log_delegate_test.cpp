#include "ui/delegates/log_delegate.h"

#include <QImage>
#include <QPainter>

#include "tests/app/memory_log_source.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class LogDelegateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void failuresAreLoudAndSuccessIsQuiet()
    {
        using app::Tone;
        QCOMPARE(ui::LogDelegate::coloursOf(Tone::Quiet).first, ui::Token::Ok);
        QCOMPARE(ui::LogDelegate::coloursOf(Tone::Warn).first, ui::Token::Warn);
        QCOMPARE(ui::LogDelegate::coloursOf(Tone::Bad).first, ui::Token::Bad);
        QCOMPARE(ui::LogDelegate::coloursOf(Tone::Running).first, ui::Token::Info);
        QCOMPARE(ui::LogDelegate::coloursOf(Tone::Grey).first, ui::Token::Text2);
    }

    void barsGrowWithTimeButFit()
    {
        double before = 0;
        for (const std::int64_t micros : {1'000, 100'000, 1'000'000, 5'000'000, 60'000'000}) {
            const double share = ui::LogDelegate::barShare(micros);
            QVERIFY(share > before && share <= 1.0);
            before = share;
        }
        QCOMPARE(ui::LogDelegate::barShare(-1), 0.0);
    }

    /// Every cell of every kind of row is drawn, in both directions, and a failure shows its
    /// colour.
    void drawsEveryCell()
    {
        MemoryLogSource source;
        source.add();
        source.add(502, record::Outcome::UpstreamError);
        source.add(0, record::Outcome::Running);
        source.add(200, record::Outcome::ClientClosed);
        app::LiveModel live;
        app::LogModel model(source, live);
        model.reload();
        for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
        ui::LogDelegate delegate;
        for (int pass = 0; pass < 2; ++pass) {  // the first asks for the rows
            for (int row = 0; row < 4; ++row) {
                for (int column = 0; column < app::LogModel::ColumnCount; ++column) {
                    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                        QImage image(160, 32, QImage::Format_RGB32);
                        image.fill(ui::Theme::of().colour(ui::Token::Surface));
                        QPainter painter(&image);
                        QStyleOptionViewItem option;
                        option.rect = image.rect();
                        option.direction = direction;
                        delegate.paint(&painter, option, model.index(row, column));
                        if (pass == 1 && row == 2 && column == app::LogModel::Status) {
                            QVERIFY(has(image, ui::Theme::of().colour(ui::Token::BadSoft)));
                        }
                    }
                }
            }
            for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
        }
    }

private:
    static bool has(const QImage& image, const QColor& colour)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour) return true;
            }
        }
        return false;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LogDelegateTest;
GH_SUITE(LogDelegateTest)
#include "log_delegate_test.moc"
