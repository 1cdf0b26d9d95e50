#include "ui/theme/motion_style.h"

#include <QStyle>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class MotionStyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void reducedMotionStopsTheStyleToo()
    {
        bool moves = true;
        const ui::MotionStyle style([&] { return moves; });
        const auto duration = [&] {
            return style.styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, nullptr, nullptr);
        };
        QVERIFY(duration() > 0);
        moves = false;
        QCOMPARE(duration(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MotionStyleTest;
GH_SUITE(MotionStyleTest)
#include "motion_style_test.moc"
