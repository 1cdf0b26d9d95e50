#include "ui/pages/limits/limit_tester.h"

#include <QLabel>
#include <QSpinBox>

#include "tests/support/suite.h"
#include "tests/ui/pages/limits/limit_kit.h"

namespace gatehouse::tests {

class LimitTesterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theEngineIsAskedWithTheDraft()
    {
        LimitWindow kit;
        std::size_t limits = 0;
        kit.gateway.verdictOf = [&limits](const config::Config& config, const auto&) {
            limits = config.limits.size();
            pipeline::LimitVerdict verdict;
            verdict.kind = pipeline::LimitVerdict::Kind::Refused;
            verdict.rule = "month";
            return app::Gateway::LimitAnswer(verdict);
        };
        kit.open();
        kit.find<QSpinBox>("limits.try.input")->setValue(7'000);
        QCOMPARE(limits, std::size_t(3));
        QCOMPARE(kit.gateway.tried.back().input, 7'000);
        QVERIFY(
            kit.find<QLabel>("limits.try.verdict")->text().contains(QStringLiteral("All of us")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitTesterTest;
GH_SUITE(LimitTesterTest)
#include "limit_tester_test.moc"
