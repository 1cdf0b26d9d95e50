#include "ui/widgets/past_trial.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "app/clock.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PastTrialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itLooksAndStops()
    {
        theme();
        const app::StoppedClock clock(1'000'000'000'000'000);
        QWidget owner;
        ui::PastTrial trial(QStringLiteral("x"), &owner);
        QSignalSpy looked(&trial, &ui::PastTrial::lookAsked);
        QSignalSpy stopped(&trial, &ui::PastTrial::stopAsked);
        auto* go = owner.findChild<QAbstractButton*>(QStringLiteral("x.go"));
        go->click();
        constexpr qlonglong kWeek = 7 * 24 * 3'600'000'000LL;
        QCOMPARE(looked.at(0).at(0).toLongLong(), 1'000'000'000'000'000 - kWeek);
        trial.begin();
        QCOMPARE(go->accessibleName(), QStringLiteral("Stop"));
        go->click();
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(go->accessibleName(), QStringLiteral("Look"));
        owner.findChild<QComboBox*>(QStringLiteral("x.range"))->setCurrentIndex(3);
        go->click();
        QCOMPARE(looked.at(1).at(0).toLongLong(), 0);
        trial.begin();
        trial.fail(QStringLiteral("It broke"));
        QCOMPARE(trial.words()->text(), QStringLiteral("It broke"));
        QCOMPARE(go->accessibleName(), QStringLiteral("Look"));
    }

    void linesComeInParts()
    {
        theme();
        QWidget owner;
        auto* column = new QVBoxLayout(&owner);
        ui::PastTrial trial(QStringLiteral("x"), &owner);
        auto* choice = new QComboBox;
        trial.addChoice(choice);
        QCOMPARE(choice->parentWidget(), trial.controls());
        column->addWidget(trial.makeArea(QStringLiteral("Lines")));
        std::vector<ui::PastTrial::Line> lines;
        for (int i = 0; i < 30; ++i)
            lines.push_back({QString::number(i),
                             {{QStringLiteral("when"), 60, "monoSmall"},
                              {QStringLiteral("refused"), 60, "", "bad"},
                              {QStringLiteral("why"), 0, "small", nullptr, QStringLiteral("tip")}},
                             QStringLiteral("line %1").arg(i)});
        QVERIFY(trial.isEmpty());
        trial.add(lines);
        const auto find = [&owner](const char* name) {
            return owner.findChild<QAbstractButton*>(QLatin1String(name));
        };
        QVERIFY(find("x.hit.24") != nullptr && find("x.hit.25") == nullptr);
        find("x.more")->click();
        QCOMPARE(find("x.hit.29")->accessibleName(), QStringLiteral("line 29"));
        QVERIFY(find("x.more")->isHidden());
        QSignalSpy opened(&trial, &ui::PastTrial::openAsked);
        find("x.hit.7")->click();
        QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("7"));
        trial.begin();
        QVERIFY(trial.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PastTrialTest;
GH_SUITE(PastTrialTest)
#include "past_trial_test.moc"
