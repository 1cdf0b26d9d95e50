#include "app/guardrails/own_flaw.h"

#include <QTest>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class OwnFlawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingIsWrongWithGoodOnes()
    {
        const auto settings = app::guardSettings(guardConfig(), "default");
        QVERIFY(app::flawOf(settings, 0).isNone());
        QVERIFY(app::flawOf(settings, 1).isNone());
        QVERIFY(app::flawOf(settings, 7).isNone());
    }

    void theLetterIsCountedAsOneTypesIt()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        settings.own[1].expression = "Grüße (?=x)";
        const auto flaw = app::flawOf(settings, 1);
        QVERIFY(!flaw.isNone());
        QCOMPARE(flaw.at, 6);
        QVERIFY(!flaw.isName);
    }

    void namesAndWordsAreChecked()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        settings.own[0].id = "email";
        QVERIFY(app::flawOf(settings, 0).isName);
        settings.own[0].id = "projects";
        settings.own[0].words.emplace_back(80, 'x');
        const auto flaw = app::flawOf(settings, 0);
        QVERIFY(!flaw.isNone() && !flaw.isName);
        QCOMPARE(flaw.at, -1);
        QVERIFY(app::flawOf(settings, 1).isNone());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OwnFlawTest;
GH_SUITE(OwnFlawTest)
#include "own_flaw_test.moc"
