#include "ui/widgets/volume_strip.h"

#include <QSignalSpy>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class VolumeStripTest : public QObject {
    Q_OBJECT

private:
    static constexpr std::int64_t kFrom = 1'790'000'000'000'000;

    static store::Summary summary(int size)
    {
        store::Summary made;
        made.from = kFrom;
        made.barSeconds = 60;
        for (int i = 0; i < size; ++i) made.bars.push_back({i % 7 + 1, i % 3 == 0 ? 1 : 0});
        return made;
    }

private Q_SLOTS:

    void initTestCase() { theme(); }

    void aDragChoosesATime()
    {
        ui::VolumeStrip strip(QStringLiteral("v"));
        strip.resize(606, 60);
        strip.show();
        strip.setSummary(summary(60));  // 10 px a slot
        savePicture(strip, "volume");
        QSignalSpy chosen(&strip, &ui::VolumeStrip::spanChosen);
        QTest::mousePress(&strip, Qt::LeftButton, {}, {108, 20});
        QTest::mouseMove(&strip, {158, 20});
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, {158, 20});
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toLongLong(), kFrom + 10 * 60'000'000LL);
        QCOMPARE(chosen[0][1].toLongLong(), kFrom + 16 * 60'000'000LL);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, {300, 20});
        QCOMPARE(chosen.count(), 1);  // a click is no choice
        QSignalSpy whole(&strip, &ui::VolumeStrip::wholeAsked);
        QTest::mouseDClick(&strip, Qt::LeftButton, {}, {300, 20});
        QCOMPARE(whole.count(), 1);
    }

    void keysDoTheSame()
    {
        ui::VolumeStrip strip(QStringLiteral("v"));
        strip.resize(606, 60);
        strip.show();
        strip.setSummary(summary(60));
        QSignalSpy chosen(&strip, &ui::VolumeStrip::spanChosen);
        QTest::keyClick(&strip, Qt::Key_Home);
        QTest::keyClick(&strip, Qt::Key_Right);
        QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&strip, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(strip.accessibleDescription().contains(QLatin1String(": 5 requests, 0 failed")));
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toLongLong(), kFrom + 60'000'000LL);
        QCOMPARE(chosen[0][1].toLongLong(), kFrom + 3 * 60'000'000LL);
        QTest::keyClick(&strip, Qt::Key_End);
        QTest::keyClick(&strip, Qt::Key_Escape);
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QSignalSpy whole(&strip, &ui::VolumeStrip::wholeAsked);
        QTest::keyClick(&strip, Qt::Key_Backspace);
        QCOMPARE(whole.count(), 1);
    }

    /// News come while a person chooses: the time that is chosen stays.
    void newsMoveNoChoice()
    {
        ui::VolumeStrip strip(QStringLiteral("v"));
        strip.resize(606, 60);
        strip.show();
        strip.setSummary(summary(60));
        QSignalSpy chosen(&strip, &ui::VolumeStrip::spanChosen);
        QTest::keyClick(&strip, Qt::Key_Home);
        QTest::keyClick(&strip, Qt::Key_Right);
        QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
        store::Summary wider = summary(50);
        wider.from -= 10 * 60'000'000LL;
        strip.setSummary(wider);
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen[0][0].toLongLong(), kFrom + 60'000'000LL);
        strip.setSummary({});
        QCOMPARE(strip.accessibleDescription(), QStringLiteral("No requests"));
        for (const int key : {Qt::Key_Left, Qt::Key_Return, Qt::Key_End})
            QTest::keyClick(&strip, static_cast<Qt::Key>(key));
        strip.grab();
        QCOMPARE(chosen.count(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::VolumeStripTest;
GH_SUITE(VolumeStripTest)
#include "volume_strip_test.moc"
