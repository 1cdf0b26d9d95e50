#include "proxy/shell/engine/prefix_report.h"

#include <boost/json.hpp>

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// Prompts of recorded calls, and where they diverge.
class PrefixReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aTimeOfDayCostsTheCache()
    {
        FakeUpstream fake;
        fake.always(
            answer(200, quoted("{'model':'gpt-4o','choices':[],'usage':{'prompt_tokens':2000,"
                               "'completion_tokens':10,'total_tokens':2010}}")));
        Gateway gateway(configFor(fake));
        for (const char* time : {"10:00", "10:01", "10:02"}) {
            const auto body =
                quoted(cat("{'model':'gpt-4o','messages':[{'role':'system','content':'It is ", time,
                           ". ", std::string(8'000, 'x'), "'},{'role':'user','content':'hi'}]}"));
            QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", body)).status, 200);
        }
        const auto rows = gateway.rows(3);
        QCOMPARE(rows.size(), std::size_t(3));
        const auto ask = [&](const std::string& query) {
            return exchange(gateway.port(),
                            get(cat("/admin/api/prompt-cache", query), gateway.adminToken()));
        };
        const auto told = boost::json::parse(ask("?hours=1").body);
        QCOMPARE(told.at("looked").to_number<int>(), 3);
        QCOMPARE(told.at("compared").to_number<int>(), 3);
        QCOMPARE(told.at("findings").as_array().size(), std::size_t(1));
        const auto& found = told.at("findings").at(0);
        QVERIFY(found.at("part").as_string() == "messages 0");
        QCOMPARE(found.at("calls").to_number<int>(), 2);
        QVERIFY(found.at("tokens").to_number<int>() > 2 * 1'900);
        QVERIFY(found.at("lostPicoUsd").to_number<std::int64_t>() > 0);
        QVERIFY(found.at("request").as_string() == rows.front().requestId);
        QCOMPARE(ask("").status, 200);
        QCOMPARE(ask("?hours=0").status, 400);
        QCOMPARE(ask("?hours=x").status, 400);
        QCOMPARE(exchange(gateway.port(), get("/admin/api/prompt-cache")).status, 401);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PrefixReportTest;
GH_SUITE(PrefixReportTest)
#include "prefix_report_test.moc"
