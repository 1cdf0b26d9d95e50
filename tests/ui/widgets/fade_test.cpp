#include "ui/widgets/fade.h"

#include <QGraphicsEffect>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class FadeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { theme().setMotion(ui::Motion::Reduced); }

    void whereMotionIsReducedItIsThere()
    {
        theme();
        QWidget widget;
        widget.show();
        ui::fadeIn(&widget);
        QVERIFY(widget.graphicsEffect() == nullptr);
    }

    void nothingIsLeftOfAFade()
    {
        theme().setMotion(ui::Motion::Full);
        QWidget widget;
        widget.show();
        ui::fadeIn(&widget);
        ui::fadeIn(&widget);  // again, before it has ended
        QVERIFY(widget.graphicsEffect() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(widget.graphicsEffect() == nullptr, 20'000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FadeTest;
GH_SUITE(FadeTest)
#include "fade_test.moc"
