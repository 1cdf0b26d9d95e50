#include "ui/delegates/palette_delegate.h"

#include <QListView>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/palette/palette_model.h"

namespace gatehouse::tests {

class PaletteDelegateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsAreAsHighAsTheTextAsks()
    {
        theme().setTextScale(1.0);
        const ui::PaletteDelegate delegate;
        QCOMPARE(delegate.sizeHint({}, {}).height(), 40);
        theme().setTextScale(1.5);
        QCOMPARE(delegate.sizeHint({}, {}).height(), 60);
        theme().setTextScale(1.0);
    }

    /// From right to left the icon stands at the right.
    void itIsMirrored()
    {
        theme();
        ui::PaletteModel model;
        model.setEntries({{QStringLiteral("a"),
                           QString(),
                           QString(),
                           QStringLiteral("gauge"),
                           QString(),
                           false,
                           {}}},
                         {}, {});
        QListView view;
        view.setModel(&model);
        view.setItemDelegate(new ui::PaletteDelegate(&view));
        view.resize(400, 80);
        view.show();
        const auto inkAt = [&view](Qt::LayoutDirection direction) {
            view.setLayoutDirection(direction);
            const QImage picture = view.viewport()->grab().toImage();
            const QColor ground = picture.pixelColor(200, 20);
            int sum = 0;
            int count = 0;
            for (int x = 0; x < picture.width(); ++x) {
                for (int y = 2; y < 38; ++y) {
                    if (picture.pixelColor(x, y) == ground) continue;
                    sum += x;
                    ++count;
                }
            }
            return count == 0 ? -1 : sum / count;
        };
        const int left = inkAt(Qt::LeftToRight);
        const int right = inkAt(Qt::RightToLeft);
        QVERIFY2(left > 0 && left < 100, qPrintable(QString::number(left)));
        QVERIFY2(right > 300, qPrintable(QString::number(right)));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PaletteDelegateTest;
GH_SUITE(PaletteDelegateTest)
#include "palette_delegate_test.moc"
