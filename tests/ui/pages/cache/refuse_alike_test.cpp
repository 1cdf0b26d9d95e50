#include "ui/pages/cache/refuse_alike.h"

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::tests {

class RefuseAlikeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theGatewayIsToldOnce()
    {
        FakeGateway gateway;
        ui::PageContext context;
        context.gateway = &gateway;
        int done = 0;
        ui::refuseAlike(context, QStringLiteral("0a1b"), 912, this, [&done] { ++done; });
        QCOMPARE(gateway.refused.size(), 1);
        QCOMPARE(gateway.refused[0].second, 912);
        QCOMPARE(done, 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RefuseAlikeTest;
GH_SUITE(RefuseAlikeTest)
#include "refuse_alike_test.moc"
