#include "ui/pages/inspector.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/conversation_view.h"
#include "ui/widgets/states.h"
#include "ui/widgets/stream_view.h"

namespace gatehouse::tests {

class InspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void unknownIsAWordInTheHead()
    {
        ui::Inspector inspector;
        inspector.show();
        store::Row row;
        row.id = 1;
        row.requestId = "r1";
        row.outcome = record::Outcome::Ok;
        row.status = 200;
        row.latency = 1'800'000;
        inspector.begin(row, nullptr);
        const auto fact = [&](const char* name) {
            return inspector.findChild<QLabel*>(QString::fromLatin1(name))->text();
        };
        QCOMPARE(fact("traffic.fact.cost"), QStringLiteral("unknown"));
        QCOMPARE(fact("traffic.fact.ttft"), QStringLiteral("unknown"));
        QCOMPARE(fact("traffic.fact.tokens"), QStringLiteral("unknown"));
        QCOMPARE(fact("traffic.fact.elapsed"), QStringLiteral("1.80 s"));
    }

    void bodiesAreAskedForWhenTheirTabOpens()
    {
        ui::Inspector inspector;
        inspector.show();
        inspector.begin(running(), nullptr);
        QSignalSpy wanted(&inspector, &ui::Inspector::bodiesWanted);
        inspector.setExchange(exchange());
        QCOMPARE(wanted.count(), 0);
        inspector.showTab(ui::Inspector::Request);
        QCOMPARE(wanted.count(), 1);
        inspector.setBodies(std::make_shared<const app::BodiesView>(
            app::bodiesView(inspector.exchange()->exchange)));
        inspector.showTab(ui::Inspector::Response);
        QCOMPARE(wanted.count(), 1);
        inspector.showTab(ui::Inspector::Trace);
        inspector.showTab(ui::Inspector::Timing);
    }

    void allTabsFitBesideOneAnother()
    {
        ui::Inspector inspector;
        inspector.resize(ui::Inspector::kMinWidth, 600);
        inspector.show();
        const auto* tabs = inspector.findChild<QTabBar*>(QStringLiteral("traffic.tabs"));
        QCOMPARE(tabs->count(), 6);
        const QRect last = tabs->tabRect(tabs->count() - 1);
        QVERIFY2(last.right() <= tabs->width(),
                 qPrintable(QStringLiteral("%1 > %2").arg(last.right()).arg(tabs->width())));
    }

    void anOpenExchangeGrows()
    {
        ui::Inspector inspector;
        inspector.show();
        inspector.begin(running(), nullptr);
        inspector.setExchange(exchange());
        auto* conversation = inspector.findChild<ui::ConversationView*>();
        QCOMPARE(conversation->cards(), 1);
        app::StreamRow event;
        event.text = QStringLiteral("Hel");
        inspector.addLive({{"assistant", "text", "Hel", {}, {}}}, {event});
        QCOMPARE(conversation->cards(), 2);
        inspector.addLive({{"assistant", "text", "Hello", {}, {}}}, {event});
        QCOMPARE(conversation->cards(), 2);
        inspector.showTab(ui::Inspector::Stream);
        QCOMPARE(inspector.findChild<ui::StreamView*>()->rows(), 2);
    }

    void troubleSaysWhatToDo()
    {
        ui::Inspector inspector;
        inspector.show();
        inspector.begin(running(), nullptr);
        inspector.setTrouble(QStringLiteral("The log cannot be read"),
                             QStringLiteral("Look at the disk"));
        auto* banner = inspector.findChild<ui::Banner*>(QStringLiteral("traffic.detail.banner"));
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(QLatin1String("cannot be read")));
        inspector.setMissing();
        QVERIFY(banner->text().contains(QLatin1String("no longer stored")));
    }

    void theRouteOfACallIsOneClickAway()
    {
        theme();
        ui::Inspector inspector;
        inspector.setExchange(exchange());
        auto* button = inspector.findChild<QToolButton*>(QStringLiteral("traffic.detail.route"));
        QVERIFY(button->isHidden());
        auto routed = std::make_shared<app::ExchangeView>(*exchange());
        routed->exchange.route = {"support", 3, "start:next>end"};
        inspector.setExchange(routed);
        QVERIFY(!button->isHidden());
        QVariantMap params;
        connect(&inspector, &ui::Inspector::placeAsked, &inspector,
                [&params](const QString&, const QVariantMap& to) { params = to; });
        button->click();
        QCOMPARE(params[QStringLiteral("route")].toString(), QStringLiteral("support"));
        QCOMPARE(params[QStringLiteral("version")].toInt(), 3);
        QCOMPARE(params[QStringLiteral("way")].toString(), QStringLiteral("start:next>end"));
    }

private:
    static store::Row running()
    {
        store::Row row;
        row.id = 5;
        row.requestId = "r5";
        row.outcome = record::Outcome::Running;
        return row;
    }

    static app::ExchangePtr exchange()
    {
        record::Exchange made;
        made.id = "r5";
        made.dialect = "openai_chat";
        made.outcome = record::Outcome::Running;
        made.streamed = true;
        made.requestBody.bytes = R"({"messages":[{"role":"user","content":"Hi"}]})";
        return std::make_shared<const app::ExchangeView>(app::exchangeView(5, std::move(made)));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::InspectorTest;
GH_SUITE(InspectorTest)
#include "inspector_test.moc"
