#include "ui/draft_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::tests {

namespace {

struct BarKit : WindowKit {
    ui::MainWindow* over = nullptr;
    app::Draft* draft = nullptr;

    BarKit()
    {
        over = &show();
        over->navigator()->go(QStringLiteral("settings"));
        draft = over->findChild<app::Draft*>();
    }

    void setDays(int days) const
    {
        config::Config next = draft->config();
        next.records.keepDays = days;
        draft->edit(std::move(next));
    }

    template <class Widget>
    Widget* find(const char* name) const
    {
        return over->findChild<Widget*>(QLatin1String(name));
    }
};

}  // namespace

class DraftBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itIsThereWhileThereIsADraft()
    {
        const BarKit kit;
        auto* bar = kit.find<QWidget>("draftBar");
        QVERIFY(bar->isHidden());
        kit.setDays(7);
        QVERIFY(bar->isVisible());
        QCOMPARE(kit.find<QLabel>("draft.words")->text(),
                 QStringLiteral("1 change, not published"));
        kit.over->navigator()->go(QStringLiteral("dashboard"));
        QVERIFY(bar->isVisible());
        kit.find<QToolButton>("draft.undo")->click();
        QVERIFY(bar->isHidden());
        kit.over->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(kit.over, 20'000));
        QTest::keyClick(kit.over, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bar->isVisible());
        QTest::keyClick(kit.over, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(bar->isHidden());
    }

    void publishMakesItLive()
    {
        const BarKit kit;
        kit.setDays(7);
        kit.find<QPushButton>("draft.publish")->click();
        QCOMPARE(kit.gateway.configNow.records.keepDays, 7);
        QVERIFY(kit.find<QWidget>("draftBar")->isHidden());
        QVERIFY(kit.over->toasts()->text().contains(QStringLiteral("generation 2")));
    }

    void discardCanBeUndone()
    {
        const BarKit kit;
        kit.setDays(7);
        kit.find<QPushButton>("draft.discard")->click();
        QVERIFY(kit.draft->isEmpty());
        kit.find<QPushButton>("toast.action")->click();
        QCOMPARE(kit.draft->config().records.keepDays, 7);
    }

    void aRefusalIsToldAndLeadsToTheReview()
    {
        BarKit kit;
        kit.gateway.problems = {{"/records/keepDays", "too many", "take fewer"}};
        kit.setDays(7);
        kit.find<QPushButton>("draft.publish")->click();
        QVERIFY(kit.over->toasts()->text().contains(QStringLiteral("too many")));
        QVERIFY(!kit.draft->isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DraftBarTest;
GH_SUITE(DraftBarTest)
#include "draft_bar_test.moc"
