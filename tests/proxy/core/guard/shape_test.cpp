#include "proxy/core/guard/shape.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class ShapeTest : public QObject {
    Q_OBJECT

private slots:

    void takesWhatFits()
    {
        const Cues cues;
        const Shape shape("ab_[0-9]{2,4}\\.x?");
        QCOMPARE(shape.prefix(), std::string("ab_"));
        Hit hit;
        Window good("ab_123.x", 0, true, cues);
        QVERIFY(shape.match(good, hit));
        QCOMPARE(hit.size, std::size_t{8});
        Window few("ab_1.", 0, true, cues);
        QVERIFY(!shape.match(few, hit));
        Window other("ab-123.", 0, true, cues);
        QVERIFY(!shape.match(other, hit));
    }

    void whatIsLongerThanTheWindowStaysOpen()
    {
        const Cues cues;
        const Shape shape("k_[a-z]{100}");
        const std::string text = "k_" + std::string(200, 'a');
        Hit hit;
        Window window(text, 0, true, cues);
        QVERIFY(shape.match(window, hit));
        QVERIFY(hit.open != nullptr);
        QCOMPARE(hit.size, kWindow);
    }
};

GH_SUITE(ShapeTest)

}  // namespace gatehouse::guard

#include "shape_test.moc"
