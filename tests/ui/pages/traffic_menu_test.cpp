#include "ui/pages/traffic_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

namespace {

store::Row row()
{
    store::Row row;
    row.id = 7;
    row.requestId = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    row.status = 429;
    row.provider = "openai";
    row.model = "gpt-5";
    row.keyLabel = "ana laptop";
    return row;
}

}  // namespace

class TrafficMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void offersWhatTheRowIsAbout()
    {
        theme();
        FakeGateway gateway;
        ui::PageContext context;
        context.gateway = &gateway;
        ui::TrafficTransfer transfer(context);
        auto* menu = new ui::TrafficMenu(row(), {{7, 8}, {}, 2}, transfer);
        QStringList words;
        connect(menu, &ui::TrafficMenu::wordAsked, this,
                [&words](const QString& word) { words += word; });
        for (QAction* action : menu->actions()) {
            if (action->text().startsWith(QLatin1String("Only "))) action->trigger();
        }
        QCOMPARE(words,
                 (QStringList{QStringLiteral("model:gpt-5"), QStringLiteral("provider:openai"),
                              QStringLiteral("key:\"ana laptop\""), QStringLiteral("status:429")}));
        auto* files = menu->findChild<QMenu*>(QStringLiteral("traffic.menu.export"));
        QVERIFY(files->title().contains(QLatin1String("2")));
        QVERIFY(files->findChild<QAction*>(QStringLiteral("traffic.menu.export.har")) != nullptr);
        menu->findChild<QAction*>(QStringLiteral("traffic.menu.id"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("01J8Z4QKX7M2V5T9R3W6Y8B1CD"));
        delete menu;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficMenuTest;
GH_SUITE(TrafficMenuTest)
#include "traffic_menu_test.moc"
