#include "ui/widgets/diverge_line.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DivergeLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void thePlaceIsSeenHoweverLittleRoomThereIs()
    {
        theme();
        const QString shared(200, QLatin1Char('a'));
        const QString own(200, QLatin1Char('b'));
        ui::DivergeLine line(shared, own);
        QCOMPARE(line.accessibleName(), shared + own);
        QVERIFY(line.minimumSizeHint().width() < line.sizeHint().width());
        line.resize(240, line.sizeHint().height());
        const QImage look = line.grab().toImage();
        const QRgb mark = ui::Theme::of().colour(ui::Token::Bad).rgb();
        int marked = 0;
        for (int x = 0; x < look.width(); ++x)
            marked += look.pixel(x, look.height() / 2) == mark ? 1 : 0;
        QCOMPARE(marked, 2);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DivergeLineTest;
GH_SUITE(DivergeLineTest)
#include "diverge_line_test.moc"
