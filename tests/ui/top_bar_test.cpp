#include "ui/top_bar.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TopBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void buttonsAskForActions()
    {
        theme();
        ui::TopBar bar(nullptr);
        QSignalSpy asked(&bar, &ui::TopBar::asked);
        bar.setPlaces(true, true);
        const QList<QPair<const char*, const char*>> buttons = {
            {"window.rail", "view.sideBar"},        {"window.back", "view.back"},
            {"window.forward", "view.forward"},     {"window.search", "view.palette"},
            {"window.copy", "gateway.copyAddress"}, {"window.theme", "view.theme"}};
        for (const auto& [button, action] : buttons) {
            bar.findChild<QAbstractButton*>(QLatin1String(button))->click();
            QCOMPARE(asked.back().front().toString(), QLatin1String(action));
        }
    }

    void itTellsWhereClientsGo()
    {
        theme();
        ui::TopBar bar(nullptr);
        bar.setBaseUrl(QStringLiteral("http://127.0.0.1:8686/v1"));
        QCOMPARE(bar.findChild<QLabel*>(QStringLiteral("window.baseUrl"))->text(),
                 QStringLiteral("http://127.0.0.1:8686/v1"));
        bar.setPlaces(false, false);
        QVERIFY(!bar.findChild<QToolButton*>(QStringLiteral("window.back"))->isEnabled());
    }

    void theKeyStandsInTheTooltip()
    {
        theme();
        ui::TopBar bar(nullptr);
        QVERIFY(bar.findChild<QToolButton*>(QStringLiteral("window.rail"))
                    ->toolTip()
                    .contains(QStringLiteral("Ctrl+B")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TopBarTest;
GH_SUITE(TopBarTest)
#include "top_bar_test.moc"
