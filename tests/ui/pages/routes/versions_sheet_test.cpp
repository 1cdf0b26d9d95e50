#include "ui/pages/routes/versions_sheet.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

#include "app/draft.h"
#include "app/routes/graph_edit.h"
#include "app/routes/route_edit.h"
#include "app/routes/route_session.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class VersionsSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void versionsAreListedComparedAndBroughtBack()
    {
        theme();
        FakeGateway gateway;
        gateway.configNow = routeConfig();
        app::Draft draft(&gateway, nullptr, nullptr);
        app::RouteSession session(&draft, &gateway);
        session.open("support");
        session.edit(app::withProperty(session.graph(), "tiny", QStringLiteral("retries"), 3));
        draft.edit(app::withLive(draft.config(), gateway.configNow, "support", 2,
                                 QStringLiteral("more tries")));
        draft.publish({}, nullptr, {});
        QVERIFY(session.isLive());
        ui::VersionsSheet sheet(&session);
        auto* table = sheet.findChild<QTableWidget*>(QStringLiteral("routes.versions"));
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(table->item(0, 0)->text().contains(QStringLiteral("live")));
        QTRY_VERIFY_WITH_TIMEOUT(words(sheet).contains(QStringLiteral("Retries: 0 → 3")), 20'000);
        sheet.show();
        savePicture(sheet, "routes-versions");
        table->selectRow(1);
        QTRY_VERIFY_WITH_TIMEOUT(words(sheet).contains(QStringLiteral("nothing stood before")),
                                 20'000);
        sheet.findChild<QPushButton*>(QStringLiteral("routes.versions.live"))->click();
        QCOMPARE(gateway.configNow.routes[0].live, std::int64_t(1));
        QCOMPARE(session.shown(), std::int64_t(1));
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
    }

private:
    static QString words(const ui::VersionsSheet& sheet)
    {
        QStringList all;
        for (const QLabel* each :
             sheet.findChild<QWidget*>(QStringLiteral("routes.versions.changes"))
                 ->findChildren<QLabel*>()) {
            if (!each->isHidden()) all += each->text();
        }
        return all.join(QLatin1Char('\n'));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::VersionsSheetTest;
GH_SUITE(VersionsSheetTest)
#include "versions_sheet_test.moc"
