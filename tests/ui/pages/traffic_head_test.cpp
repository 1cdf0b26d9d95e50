#include "ui/pages/traffic_head.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/filter_field.h"

namespace gatehouse::tests {

class TrafficHeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void chipsAndWordsAreOne()
    {
        theme();
        ui::TrafficHead head;
        store::Filter last;
        connect(&head, &ui::TrafficHead::filtered, this,
                [&](const store::Filter& filter) { last = filter; });
        auto* field = head.findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
        auto* errors = head.findChild<QAbstractButton*>(QStringLiteral("traffic.errors"));
        errors->click();
        QCOMPARE(field->text(), QStringLiteral("status:error"));
        QTRY_VERIFY(last.onlyErrors);
        head.addWord(QStringLiteral("model:gpt-5"));
        QCOMPARE(field->text(), QStringLiteral("status:error model:gpt-5"));
        QTRY_VERIFY(last.model == "gpt-5");
        head.choose({}, 0, 0);
        QTRY_VERIFY(last.empty());
        QVERIFY(!errors->isChecked());
    }

    void aSpanOfTimeCanBeDropped()
    {
        theme();
        ui::TrafficHead head;
        head.show();
        store::Filter last;
        connect(&head, &ui::TrafficHead::filtered, this,
                [&](const store::Filter& filter) { last = filter; });
        head.choose({}, 60'000'000, 120'000'000);
        QTRY_COMPARE(last.to, WallMicros(120'000'000));
        auto* time = head.findChild<QAbstractButton*>(QStringLiteral("traffic.time"));
        QVERIFY(time->isVisible());
        QCOMPARE(head.words(), time->text());
        time->click();
        QTRY_VERIFY(last.empty());
        QVERIFY(!time->isVisible());
    }

    void exportIsAskedForUnderItsButton()
    {
        theme();
        ui::TrafficHead head;
        head.show();
        QSignalSpy asked(&head, &ui::TrafficHead::exportAsked);
        head.findChild<QAbstractButton*>(QStringLiteral("traffic.export"))->click();
        QCOMPARE(asked.size(), 1);
    }

    void pauseSaysWhatIsHeldBack()
    {
        theme();
        ui::TrafficHead head;
        auto* pause = head.findChild<QAbstractButton*>(QStringLiteral("traffic.pause"));
        head.setPaused(true, 0);
        QCOMPARE(pause->text(), QStringLiteral("Resume"));
        head.setPaused(true, 1200);
        QCOMPARE(pause->text(), QStringLiteral("Resume (1,200 new)"));
        head.setPaused(false, 0);
        QCOMPARE(pause->accessibleName(), QStringLiteral("Pause"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficHeadTest;
GH_SUITE(TrafficHeadTest)
#include "traffic_head_test.moc"
