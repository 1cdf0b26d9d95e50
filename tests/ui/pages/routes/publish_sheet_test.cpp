#include "ui/pages/routes/publish_sheet.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "app/draft.h"
#include "app/routes/graph_edit.h"
#include "app/routes/route_session.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class PublishSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aVersionGoesLiveWithItsNote()
    {
        Kit kit;
        ui::PublishSheet sheet(kit.session.get(), false);
        sheet.findChild<QLineEdit*>(QStringLiteral("routes.publish.note"))
            ->setText(QStringLiteral("more tries"));
        sheet.findChild<QPushButton*>(QStringLiteral("routes.publish.now"))->click();
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
        const auto& route = kit.gateway.configNow.routes[0];
        QCOMPARE(route.live, std::int64_t(2));
        QCOMPARE(text(route.versions[1].note), QStringLiteral("more tries"));
        QVERIFY(kit.session->isLive() && kit.draft->isEmpty());
    }

    void aShareTriesItFirst()
    {
        Kit kit;
        ui::PublishSheet sheet(kit.session.get(), true);
        auto* share = sheet.findChild<QSpinBox*>(QStringLiteral("routes.publish.share"));
        share->setValue(25);
        sheet.findChild<QCheckBox*>(QStringLiteral("routes.publish.stages"))->click();
        QVERIFY(!share->isEnabled());
        sheet.findChild<QPushButton*>(QStringLiteral("routes.publish.now"))->click();
        const auto& route = kit.gateway.configNow.routes[0];
        QCOMPARE(route.live, std::int64_t(1));
        QCOMPARE(route.candidate, std::int64_t(2));
        QCOMPARE(route.share, std::int64_t(1));
        QVERIFY(!route.rollout.stages.empty());
        QCOMPARE(text(route.stickyBy), QStringLiteral("key"));
    }

    void aRefusalLeavesTheDraft()
    {
        Kit kit;
        kit.gateway.problems = {{"/routes", "it cannot be", "change it"}};
        const config::Config before = kit.draft->config();
        ui::PublishSheet sheet(kit.session.get(), false);
        sheet.show();
        sheet.findChild<QPushButton*>(QStringLiteral("routes.publish.now"))->click();
        QVERIFY(sheet.isVisible());
        QVERIFY(!sheet.findChild<QWidget*>(QStringLiteral("routes.publish.banner"))->isHidden());
        QVERIFY(kit.draft->config() == before);
        savePicture(sheet, "routes-publish");
    }

private:
    struct Kit {
        FakeGateway gateway;
        std::unique_ptr<app::Draft> draft;
        std::unique_ptr<app::RouteSession> session;

        Kit()
        {
            theme();
            gateway.configNow = routeConfig();
            draft = std::make_unique<app::Draft>(&gateway, nullptr, nullptr);
            session = std::make_unique<app::RouteSession>(draft.get(), &gateway);
            session->open("support");
            session->edit(
                app::withProperty(session->graph(), "tiny", QStringLiteral("retries"), 3));
        }
    };
};

}  // namespace gatehouse::tests

using gatehouse::tests::PublishSheetTest;
GH_SUITE(PublishSheetTest)
#include "publish_sheet_test.moc"
