#include "ui/pages/dashboard.h"

#include <QAbstractItemView>
#include <QDateTimeEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/range_sheet.h"
#include "ui/widgets/attention_list.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/kpi_card.h"
#include "ui/widgets/scope_bar.h"

namespace gatehouse::tests {

class DashboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anEmptyStoreShowsTheSnippetWithTheRealAddress()
    {
        WindowKit kit;
        kit.gateway.stateNow.listening = {"127.0.0.1:9911"};
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        auto* code = window.findChild<QPlainTextEdit*>(QStringLiteral("dashboard.snippet.code"));
        QTRY_VERIFY(code != nullptr && code->isVisible());
        QVERIFY(code->toPlainText().contains(
            QStringLiteral("http://127.0.0.1:9911/v1/chat/completions")));
        savePicture(window, "dashboard-empty");
    }

    void aFilledStoreShowsCardsAndCharts()
    {
        WindowKit kit;
        QVERIFY(kit.fill(3000));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"),
                               {{QStringLiteral("range"), QStringLiteral("24h")}});
        auto* requests = window.findChild<ui::KpiCard*>(QStringLiteral("dashboard.requests"));
        QTRY_VERIFY(requests->isVisible() && requests->valueText().size() > 2);
        auto* latency = window.findChild<ui::ChartPanel*>(QStringLiteral("dashboard.latencyChart"));
        QVERIFY(latency->hasData());
        QVERIFY(latency->toCsv().count(QLatin1Char('\n')) > 10);
        savePicture(window, "dashboard-24h");
        window.resize(960, 600);
        // The page lays its cards anew, then the layout asks for another round of events.
        QTRY_VERIFY2(requests->width() < 320, qPrintable(QString::number(requests->width())));
        QTRY_VERIFY(latency->mapTo(&window, QPoint(latency->width(), 0)).x() <= 960);
        savePicture(window, "dashboard-24h-small");
    }

    void whatTheCacheSavedStandsBesideWhatWasSpent()
    {
        WindowKit kit;
        QVERIFY(fillKept(kit.gateway.databasePath().toStdString(),
                         QDateTime::currentMSecsSinceEpoch() * 1000));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"),
                               {{QStringLiteral("range"), QStringLiteral("24h")}});
        auto* spend = window.findChild<ui::KpiCard*>(QStringLiteral("dashboard.spend"));
        QTRY_VERIFY(spend->isVisible());
        QTRY_VERIFY2(spend->toolTip().contains(QStringLiteral("saved by the cache")),
                     qPrintable(spend->toolTip()));
    }

    void aHiddenPageAsksNothing()
    {
        WindowKit kit;
        QVERIFY(kit.fill(50));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        QTRY_VERIFY(kit.reader->jobsStarted() > 0);
        window.hide();
        QTRY_VERIFY(kit.reader->idle());
        const quint64 before = kit.reader->jobsStarted();
        Q_EMIT kit.gateway.committed({});
        Q_EMIT kit.gateway.stateChanged();
        QCoreApplication::processEvents();
        QCOMPARE(kit.reader->jobsStarted(), before);
    }

    void aCardLeadsToTraffic()
    {
        WindowKit kit;
        QVERIFY(kit.fill(200, 3000));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        auto* errors = window.findChild<ui::KpiCard*>(QStringLiteral("dashboard.errors"));
        QTRY_VERIFY(errors->isVisible());
        QSignalSpy went(window.navigator(), &ui::Navigator::went);
        QTest::mouseClick(errors, Qt::LeftButton);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went.front().front().toString(), QStringLiteral("traffic"));
        QVERIFY(went.front()
                    .at(1)
                    .toMap()
                    .value(QStringLiteral("filter"))
                    .toString()
                    .contains(QStringLiteral("error")));
    }

    void aScopeNarrowsTheNumbersAndGoesAlongToTraffic()
    {
        WindowKit kit;
        QVERIFY(kit.fill(300, 3000));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        auto* requests = window.findChild<ui::KpiCard*>(QStringLiteral("dashboard.requests"));
        QTRY_COMPARE(requests->valueText(), QStringLiteral("300"));
        auto* scope = window.findChild<ui::ScopeBar*>(QStringLiteral("dashboard.scope"));
        QMenu* menu = scope->findChild<QToolButton*>(QStringLiteral("dashboard.scope.add"))->menu();
        Q_EMIT menu->aboutToShow();
        QAction* first = menu->actions().at(0)->menu()->actions().at(2);
        const QString provider = first->text();
        first->trigger();
        QTRY_VERIFY(requests->valueText().toInt() > 0 && requests->valueText().toInt() < 300);
        savePicture(window, "dashboard-scope");
        QSignalSpy went(window.navigator(), &ui::Navigator::went);
        QTest::mouseClick(window.findChild<ui::KpiCard*>(QStringLiteral("dashboard.errors")),
                          Qt::LeftButton);
        QCOMPARE(went.front().at(1).toMap().value(QStringLiteral("filter")).toString(),
                 QStringLiteral("status:error provider:") + provider);
    }

    void twoMomentsAreARangeToo()
    {
        WindowKit kit;
        QVERIFY(kit.fill(300, 7000));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        auto* requests = window.findChild<ui::KpiCard*>(QStringLiteral("dashboard.requests"));
        QTRY_VERIFY(requests->valueText().toInt() > 0);
        const QString hour = requests->valueText();
        const auto answer = [&window](bool accept) {
            QTimer::singleShot(0, &window, [&window, accept] {
                auto* sheet = window.findChild<ui::RangeSheet*>();
                sheet->findChild<QDateTimeEdit*>(QStringLiteral("range.from"))
                    ->setDateTime(QDateTime::currentDateTime().addDays(-1));
                accept ? sheet->accept() : sheet->reject();
            });
            window.findChild<QToolButton*>(QStringLiteral("dashboard.range.custom"))->click();
        };
        answer(false);
        auto* range = window.findChild<ui::Segments*>(QStringLiteral("dashboard.range"));
        QCOMPARE(range->current(), QStringLiteral("1h"));
        answer(true);
        QCOMPARE(range->current(), QStringLiteral("custom"));
        QTRY_COMPARE(requests->valueText(), QStringLiteral("300"));
        QVERIFY(hour != QStringLiteral("300"));
        // What moves with the clock is remembered, two moments are not.
        QVERIFY(kit.settings.value(QStringLiteral("dashboard/range"), {}).toString() !=
                QStringLiteral("custom"));
    }

    void troubleIsShownAndLeadsToItsRows()
    {
        WindowKit kit;
        QVERIFY(kit.fill(200, 3000));
        kit.gateway.stateNow.store.rowsDropped = 12;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        auto* list = window.findChild<ui::AttentionList*>(QStringLiteral("dashboard.attention"));
        QTRY_VERIFY(list->isVisible());
        auto* row = list->findChild<QAbstractButton*>(QStringLiteral("dashboard.attention.row0"));
        QVERIFY(row->accessibleName().contains(QStringLiteral("12 requests")));
        savePicture(window, "dashboard-attention");
        QSignalSpy went(window.navigator(), &ui::Navigator::went);
        row->click();
        QCOMPARE(went.front().front().toString(), QStringLiteral("settings"));
    }

    void showAsTableListsTheSameValues()
    {
        WindowKit kit;
        QVERIFY(kit.fill(500, 3000));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        auto* chart = window.findChild<ui::ChartPanel*>(QStringLiteral("dashboard.tokensChart"));
        QTRY_VERIFY(chart->hasData());
        chart->setTableShown(true);
        auto* table =
            chart->findChild<QAbstractItemView*>(QStringLiteral("dashboard.tokensChart.table"));
        QVERIFY(table != nullptr);
        QCOMPARE(table->model()->rowCount() + 2,
                 static_cast<int>(chart->toCsv().split(QLatin1Char('\n')).size()));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DashboardTest;
GH_SUITE(DashboardTest)
#include "dashboard_test.moc"
