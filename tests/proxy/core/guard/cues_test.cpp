#include "proxy/core/guard/cues.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class CuesTest : public QObject {
    Q_OBJECT

private slots:

    void wordsAreNear()
    {
        Cues cues;
        const std::string_view text = "my Phone 1";
        QCOMPARE(cues.note(text, 3, true), Cues::Noted::All);
        QVERIFY(cues.isNear(Cue::Phone, 9, 10));
        QVERIFY(!cues.isNear(Cue::Phone, 9, 3));
        QVERIFY(!cues.isNear(Cue::Ssn, 9, 10));
        cues.shift(2);
        QVERIFY(cues.isNear(Cue::Phone, 7, 10));
        cues.shift(50);
        QVERIFY(!cues.isNear(Cue::Phone, 7, 90));
    }

    void halfAWordWaits()
    {
        Cues cues;
        QCOMPARE(cues.note("pho", 0, false), Cues::Noted::Waits);
        QCOMPARE(cues.note("pho", 0, true), Cues::Noted::All);
    }
};

GH_SUITE(CuesTest)

}  // namespace gatehouse::guard

#include "cues_test.moc"
