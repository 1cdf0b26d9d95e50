#include "ui/widgets/found_strip.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class FoundStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void aRowLeadsToItsRule()
    {
        QWidget window;
        ui::FoundStrip strip(&window);
        QSignalSpy asked(&strip, &ui::FoundStrip::filterAsked);
        strip.show(
            {{QStringLiteral("E-mail addresses"), QStringLiteral("people"), "REDACT", true, 2, {}},
             {QStringLiteral("Keys"), {}, "BLOCK", false, 1, {}}});
        QVERIFY(strip.isVisibleTo(&window));
        auto* first = strip.findChild<QAbstractButton*>(QStringLiteral("traffic.found.0"));
        QCOMPARE(first->accessibleName(),
                 QStringLiteral("E-mail addresses × 2, in the answer · rule people, Redact"));
        first->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("rule:people"));
        // Which rule it was is not told: there is nowhere to go.
        QVERIFY(!strip.findChild<QAbstractButton*>(QStringLiteral("traffic.found.1"))->isEnabled());
        strip.show({});
        QVERIFY(!strip.isVisibleTo(&window));
    }

    void manyAreCounted()
    {
        ui::FoundStrip strip;
        std::vector<app::FoundMark> marks(ui::FoundStrip::kMost + 3);
        strip.show(marks);
        QCOMPARE(strip.findChildren<QAbstractButton*>().size(),
                 static_cast<qsizetype>(ui::FoundStrip::kMost));
        bool isCounted = false;
        for (const auto* label : strip.findChildren<QLabel*>())
            isCounted = isCounted || label->text().contains(QLatin1Char('3'));
        QVERIFY(isCounted);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FoundStripTest;
GH_SUITE(FoundStripTest)
#include "found_strip_test.moc"
