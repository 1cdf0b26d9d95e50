#include "proxy/shell/engine/limit_report.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class LimitReportTest : public QObject {
    Q_OBJECT

private slots:

    void limitsAndWhatIsUsedOfThem()
    {
        Scene scene;
        auto& limit = scene.config.limits.emplace_back();
        limit.id = "team";
        limit.limit = "5";
        limit.by = {"metadata.team"};
        const auto snapshot = scene.build();
        QVERIFY(snapshot.ok());
        state::Ledger ledger;
        const limit::Window window{.limit = 5};
        const state::Ledger::Ask ask{"team", "red", window, 2};
        ledger.take({&ask, 1}, 1);
        const std::string text = engine::limitsText(**snapshot, ledger, 2);
        QCOMPARE(
            text,
            std::string(
                R"([{"id":"team","name":"team","unit":"requests","text":"5 requests in 60 s",)"
                R"("max":5,"callers":[{"by":["red"],"used":2,"remaining":3,"resetAt":60000000}]}])"));
    }

    void zonesAreNamedNotReached()
    {
        QVERIFY(engine::zoneFile("../../../etc/passwd").empty());
        QVERIFY(engine::zoneFile("/etc/passwd").empty());
        QVERIFY(engine::zoneFile("").empty());
        QVERIFY(engine::zoneFile("No/Such").empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitReportTest;
GH_SUITE(LimitReportTest)
#include "limit_report_test.moc"
