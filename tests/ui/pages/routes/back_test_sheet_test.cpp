#include "ui/pages/routes/back_test_sheet.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "app/draft.h"
#include "app/routes/route_session.h"
#include "tests/app/guardrails/guard_calls.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

class BackTestSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aCallThatGoesElsewhereIsALink()
    {
        theme();
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        std::vector<record::Exchange> calls;
        for (int i = 0; i < 30; ++i) calls.push_back(guardedCall(i, (30 - i) * 1'000'000LL, "hi"));
        QVERIFY(keepCalls(path.toStdString(), calls));
        FakeGateway gateway;
        gateway.configNow = routeConfig();
        app::Draft draft(&gateway, nullptr, nullptr);
        app::RouteSession session(&draft, &gateway);
        session.open("support");
        ui::BackTestSheet sheet(path, &session);
        const auto find = [&sheet](const char* name) {
            return sheet.findChild<QAbstractButton*>(QLatin1String(name));
        };
        const auto* words = sheet.findChild<QLabel*>(QStringLiteral("routes.backTest.words"));
        find("routes.backTest.go")->click();
        QTRY_COMPARE_WITH_TIMEOUT(words->text(),
                                  QStringLiteral("There is no such call in that time."), 20'000);
        sheet.findChild<QComboBox*>(QStringLiteral("routes.backTest.calls"))->setCurrentIndex(1);
        find("routes.backTest.go")->click();
        QTRY_COMPARE_WITH_TIMEOUT(
            words->text(), QStringLiteral("30 of 30 calls would have gone elsewhere."), 20'000);
        sheet.show();
        savePicture(sheet, "routes-back-test");
        QVERIFY(!sheet.findChild<QLabel*>(QStringLiteral("routes.backTest.cost"))->isHidden());
        const auto* share = sheet.findChild<QLabel*>(QStringLiteral("routes.backTest.share.0"));
        QCOMPARE(share->text(), QStringLiteral("sample/echo: 30 calls, $0.00"));
        find("routes.backTest.more")->click();
        QVERIFY(find("routes.backTest.more")->isHidden());
        find("routes.backTest.hit.0")->click();
        QCOMPARE(sheet.chosen(), QString::fromStdString(calls.back().id));
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BackTestSheetTest;
GH_SUITE(BackTestSheetTest)
#include "back_test_sheet_test.moc"
