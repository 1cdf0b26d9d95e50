#include "ui/pages/limits/use_bar.h"

#include <QImage>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class UseBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itIsDrawnToItsShare()
    {
        theme();
        ui::UseBar bar;
        bar.resize(100, 8);
        bar.set(0.5, 0.8, ui::Token::Bad);
        const QImage picture = bar.grab().toImage();
        QCOMPARE(picture.pixelColor(25, 4), theme().colour(ui::Token::Bad));
        QCOMPARE(picture.pixelColor(65, 4), theme().colour(ui::Token::Sunken));
        QCOMPARE(picture.pixelColor(80, 4), theme().colour(ui::Token::BorderStrong));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UseBarTest;
GH_SUITE(UseBarTest)
#include "use_bar_test.moc"
