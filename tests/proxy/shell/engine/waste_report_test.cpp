#include "proxy/shell/engine/waste_report.h"

#include <boost/json.hpp>

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// Calls that were recorded, and what of them was in vain.
class WasteReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void repeatsOfRecordedCallsAreFound()
    {
        FakeUpstream fake;
        fake.always(
            answer(200, quoted("{'model':'gpt-4o','choices':[],'usage':{'prompt_tokens':2000,"
                               "'completion_tokens':500,'total_tokens':2500}}")));
        Gateway gateway(configFor(fake));
        const auto body =
            quoted("{'model':'gpt-4o','messages':[{'role':'user','content':'Return policy?'}]}");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", body)).status, 200);
        const auto rows = gateway.rows(3);
        QCOMPARE(rows.size(), std::size_t(3));
        const auto ask = [&](const std::string& query) {
            return exchange(gateway.port(),
                            get(cat("/admin/api/waste", query), gateway.adminToken()));
        };
        const auto told = boost::json::parse(ask("?hours=1").body);
        QCOMPARE(told.at("looked").to_number<int>(), 3);
        QCOMPARE(told.at("compared").to_number<int>(), 3);
        QCOMPARE(told.at("findings").as_array().size(), std::size_t(1));
        const auto& found = told.at("findings").at(0);
        QVERIFY(found.at("kind").as_string() == "repeated");
        QVERIFY(found.at("what").as_string() == "Return policy?");
        QCOMPARE(found.at("calls").to_number<int>(), 2);
        QVERIFY(found.at("lostPicoUsd").to_number<std::int64_t>() > 0);
        QVERIFY(found.at("requests").at(0).as_string() == rows.front().requestId);
        QCOMPARE(ask("").status, 200);
        QCOMPARE(ask("?hours=0").status, 400);
        QCOMPARE(exchange(gateway.port(), get("/admin/api/waste")).status, 401);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WasteReportTest;
GH_SUITE(WasteReportTest)
#include "waste_report_test.moc"
