#include "ui/pages/traffic_list.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/app/memory_log_source.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

class TrafficListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhyThereIsNoRow()
    {
        theme();
        FakeGateway gateway;
        MemoryLogSource source;
        app::LiveModel live;
        app::LogModel model(source, live);
        ui::TrafficList list(model, &gateway);
        list.resize(900, 400);
        list.show();
        list.showState({});
        QVERIFY(!list.table().isVisible());  // it is being looked for
        model.reload();
        QTRY_VERIFY(model.state() == app::LogModel::State::Ready);
        list.showState({});
        QCOMPARE(list.currentWidget()->objectName(), QStringLiteral("traffic.empty"));
        store::Filter filter;
        filter.provider = "nobody";
        model.setFilter(filter);
        QTRY_VERIFY(model.state() == app::LogModel::State::Ready);
        list.showState(QStringLiteral("provider:nobody"));
        QCOMPARE(list.currentWidget()->objectName(), QStringLiteral("traffic.nothingFound"));
        QSignalSpy cleared(&list, &ui::TrafficList::clearAsked);
        list.currentWidget()->findChild<QPushButton*>()->click();
        QCOMPARE(cleared.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficListTest;
GH_SUITE(TrafficListTest)
#include "traffic_list_test.moc"
