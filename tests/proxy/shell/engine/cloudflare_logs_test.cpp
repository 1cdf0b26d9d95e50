#include "proxy/shell/engine/cloudflare_logs.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kLogs = "gateways/default/logs";

std::string answerOf(int input, int output)
{
    return quoted("{'id':'x','model':'gpt-4o','choices':[],'usage':{'prompt_tokens':" +
                  std::to_string(input) + ",'completion_tokens':" + std::to_string(output) + "}}");
}

/// Three calls: one to a gateway of its own, one that fails, one with metadata.
struct Scene {
    FakeUpstream fake;
    Gateway gateway{configFor(fake)};
    CloudflareClient api{gateway};
    std::vector<std::string> ids;

    Scene()
    {
        fake.next(answer(200, answerOf(10, 5), {{"Content-Type", "application/json"}}));
        send("/v1/acct/main/openai/chat/completions", "gpt-4o", "hello world");
        fake.next(answer(500, "{}", {{"Content-Type", "application/json"}}));
        send("/v1/chat/completions", "gpt-4.1", "goodbye");
        fake.next(answer(200, answerOf(1000, 500), {{"Content-Type", "application/json"}}));
        send("/v1/chat/completions", "gpt-4o-mini", "once more",
             {{"cf-aig-metadata", quoted("{'team':'red','n':7}")},
              {"cf-aig-event-id", "e-1"},
              {"User-Agent", "probe/1.0"}});
        (void)gateway.engine().keep({});  // the words are indexed too, in time
    }

    void send(const std::string& path, const std::string& model, const std::string& text,
              const Fields& more = {})
    {
        const RawReply reply = exchange(gateway.port(), post(path,
                                                             quoted("{'model':'" + model +
                                                                    "','messages':[{'role':'user',"
                                                                    "'content':'" +
                                                                    text + "'}]}"),
                                                             "", more));
        ids.push_back(reply.field("x-gatehouse-request-id"));
        (void)gateway.record(ids.back());
    }

    /// Which of the three calls a query finds, such as "20"; or what it is refused with.
    std::string found(const std::string& query, const std::string& logs = kLogs)
    {
        const auto all = api.call("GET", logs + "?" + query);
        if (api.status() != 200) return std::to_string(api.status());
        std::string numbers;
        for (const auto& each : all.at("result").as_array()) {
            const auto place = std::ranges::find(ids, at(each, "id"));
            numbers += static_cast<char>('0' + (place - ids.begin()));
        }
        return numbers;
    }
};

}  // namespace

class CloudflareLogsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Scene> kept_;  // of all queries: they change nothing

private slots:

    void cleanupTestCase() { kept_.reset(); }

    void aRowTellsWhatIsKnown()
    {
        Scene s;
        const auto page = s.api.call("GET", kLogs);
        QCOMPARE(page.at("result").as_array().size(), std::size_t(3));
        const auto& row = page.at("result").at(0);
        QCOMPARE(at(row, "id"), s.ids[2]);
        QCOMPARE(at(row, "provider"), std::string("openai"));
        QCOMPARE(at(row, "model"), std::string("gpt-4o-mini"));
        QCOMPARE(at(row, "success"), std::string("true"));
        QCOMPARE(at(row, "status_code"), std::string("200"));
        QCOMPARE(at(row, "cached"), std::string("false"));
        QCOMPARE(at(row, "tokens_in"), std::string("1000"));
        QCOMPARE(at(row, "event_id"), std::string("e-1"));
        QCOMPARE(at(row, "model_type"), std::string("chat"));
        QCOMPARE(at(row, "request_type"), std::string("direct"));
        QCOMPARE(at(row, "user_agent"), std::string("probe/1.0"));
        QCOMPARE(at(row, "metadata"), quoted("{'n':7,'team':'red'}"));
        QCOMPARE(at(row, "feedback"), std::string("null"));
        QCOMPARE(at(row, "request_content_type"), std::string("application/json"));
        QVERIFY(row.at("cost").is_number() && row.at("duration").is_int64());
        const auto& failed = page.at("result").at(1);
        QCOMPARE(at(failed, "success"), std::string("false"));
        QCOMPARE(at(failed, "tokens_in"), std::string("null"));
        QCOMPARE(at(failed, "cost"), std::string("-"));  // unknown is not nothing

        const auto& info = page.at("result_info");
        QCOMPARE(at(info, "total_count"), std::string("3"));
        QCOMPARE(at(info, "min_tokens_in"), std::string("10"));
        QCOMPARE(at(info, "max_total_tokens"), std::string("1500"));
        QVERIFY(info.at("max_cost").is_double());
        QCOMPARE(at(s.api.call("GET", kLogs + "?meta_info=false").at("result_info"), "max_cost"),
                 std::string("-"));
    }

    void queries_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* query, const char* found) {
            QTest::newRow(query) << query << found;
        };
        row("", "210");
        row("order_by=created_at&order_by_direction=asc", "012");
        row("direction=asc", "012");
        row("order_by=model&direction=asc", "102");
        row("order_by=success&direction=asc&per_page=1", "1");
        row("order_by=cached", "210");
        row("per_page=2&page=2", "0");
        row("page=9", "");
        row("success=false", "1");
        row("success=true", "20");
        row("cached=true", "");
        row("cached=false", "210");
        row("provider=openai&model=gpt-4o", "0");
        row("model=gpt-9", "");
        row("min_tokens_in=10&max_tokens_in=10", "0");
        row("min_total_tokens=16", "2");
        row("max_cost=0", "");
        row("min_duration=0", "210");
        row("request_content_type=application/json", "210");
        row("response_content_type=text/plain", "");
        row("start_date=2020-01-01&end_date=2020-01-02", "");
        row("start_date=2020-01-01T00:00:00Z", "210");
        row("search=goodbye", "1");
        row("filters.key=model&filters.operator=contains&filters.value=4O", "20");
        row("filters.key=model&filters.operator=eq&filters.value=gpt-4o&filters.value=gpt-4.1",
            "10");
        row("filters[0][key]=tokens&filters[0][operator]=gt&filters[0][value]=15", "2");
        row("filters=%5B%7B%22key%22:%22success%22,%22operator%22:%22neq%22,%22value%22:%5Btrue%5D%"
            "7D%5D",
            "1");
        row("filters.key=metadata.key&filters.operator=eq&filters.value=team", "2");
        row("filters.key=metadata.value&filters.operator=eq&filters.value=blue", "");
        row("filters.key=event_id&filters.operator=eq&filters.value=e-1", "2");
        row("filters.key=feedback&filters.operator=eq&filters.value=1", "");
        row("colour=red", "400");
        row("filters.key=colour&filters.operator=eq&filters.value=1", "400");
        row("order_by=cost", "400");
        row("direction=up", "400");
        row("direction=asc&order_by_direction=desc", "400");
        row("page=0", "400");
        row("per_page=many", "400");
        row("start_date=soon", "400");
        row("success=maybe", "400");
        row("model_type=chat", "210");
        row("model_type=embed", "");
        row("filters.key=request_type&filters.operator=eq&filters.value=gateway", "0");
        row("filters.key=request_type&filters.operator=eq&filters.value=direct", "21");
        row("filters.key=user_agent&filters.operator=contains&filters.value=PROBE", "2");
        row("filters.key=user_agent&filters.operator=neq&filters.value=probe/1.0", "10");
        row("filters.key=dlp_action&filters.operator=eq&filters.value=BLOCK", "");
    }

    void queries()
    {
        if (!kept_) kept_ = std::make_unique<Scene>();
        Scene& s = *kept_;
        QFETCH(QString, query);
        QFETCH(QString, found);
        if (query.startsWith("search")) {
            QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(s.found(query.toStdString())), found,
                                      20'000);
            return;
        }
        QCOMPARE(QString::fromStdString(s.found(query.toStdString())), found);
    }

    void whatTheGuardDidIsFound()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        auto& main = config.gateways.emplace_back();
        main.id = "default";
        main.dlp = quoted(
            "{'enabled':true,'policies':[{'id':'a','enabled':true,'action':'FLAG',"
            "'check':['REQUEST'],'profiles':['email']},{'id':'b','enabled':true,"
            "'action':'BLOCK','check':['REQUEST'],'profiles':['iban']}]}");
        Gateway gateway(config);
        CloudflareClient api(gateway);
        std::vector<std::string> ids;
        for (const char* text :
             {"plain", "write to ann@example.com", "DE89 3704 0044 0532 0130 00"}) {
            fake.always(answer(200, answerOf(1, 1), {{"Content-Type", "application/json"}}));
            const auto reply =
                exchange(gateway.port(),
                         post("/v1/chat/completions",
                              quoted("{'model':'gpt-4o','messages':[{'role':'user','content':'") +
                                  text + quoted("'}]}")));
            ids.push_back(reply.field("x-gatehouse-request-id"));
            (void)gateway.record(ids.back());
        }
        const auto found = [&](const std::string& value) {
            const auto all = api.call(
                "GET",
                kLogs + "?filters.key=dlp_action&filters.operator=eq&filters.value=" + value);
            const auto& rows = all.at("result").as_array();
            return rows.size() == 1 ? at(rows.front(), "id") : std::to_string(rows.size());
        };
        QCOMPARE(found("FLAG"), ids[1]);
        QCOMPARE(found("BLOCK"), ids[2]);
        QCOMPARE(found("REDACT"), std::string("0"));
    }

    void aGatewayHasItsOwnCalls()
    {
        Scene s;
        QCOMPARE(s.found("", "gateways/main/logs"), std::string("0"));
        QCOMPARE(s.found("", "gateways/other/logs"), std::string());
        s.api.call("POST", "gateways",
                   "{'id':'main','cache_invalidate_on_update':true,'cache_ttl':0,"
                   "'collect_logs':true,'rate_limiting_interval':0,'rate_limiting_limit':0}");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(s.found(""), std::string("21"));
        QCOMPARE(s.found("", "gateways/main/logs"), std::string("0"));
        s.api.call("GET", kLogs + "/" + s.ids[0]);
        QCOMPARE(s.api.status(), 404);
        s.api.call("GET", "gateways/main/logs/" + s.ids[0]);
        QCOMPARE(s.api.status(), 200);
    }

    void oneRowAndItsBodies()
    {
        Scene s;
        const auto row = s.api.result("GET", kLogs + "/" + s.ids[2]);
        QVERIFY(at(row, "request_head").find("once more") != std::string::npos);
        QCOMPARE(at(row, "request_head_complete"), std::string("true"));
        QCOMPARE(at(row, "response_head"), answerOf(1000, 500));
        QCOMPARE(at(row, "response_size"), std::to_string(answerOf(1000, 500).size()));
        const RawReply request = s.api.raw("GET", kLogs + "/" + s.ids[2] + "/request");
        QCOMPARE(request.field("content-type"), std::string("application/json"));
        QVERIFY(request.body.find("once more") != std::string::npos);
        QCOMPARE(s.api.raw("GET", kLogs + "/" + s.ids[2] + "/response").body, answerOf(1000, 500));
        for (const char* path : {"/nobody", "/nobody/request", "/nobody/response"}) {
            s.api.call("GET", kLogs + path);
            QCOMPARE(s.api.status(), 404);
        }
    }

    void feedbackIsKeptAndFound()
    {
        Scene s;
        const std::string path = kLogs + "/" + s.ids[0];
        const auto row = s.api.result("PATCH", path,
                                      "{'feedback':1,'score':87.5,'metadata':{'by':'ann','n':2}}");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(row, "feedback"), std::string("1"));
        QCOMPARE(at(row, "metadata"), quoted("{'by':'ann','n':2}"));
        QCOMPARE(s.found("feedback=1"), std::string("0"));
        QCOMPARE(s.found("filters.key=metadata.key&filters.operator=eq&filters.value=by"),
                 std::string("0"));
        QCOMPARE(s.found("filters.key=feedback&filters.operator=eq&filters.value=null"),
                 std::string("21"));
        const auto second = s.api.result("PATCH", path, "{'feedback':null}");
        QCOMPARE(at(second, "feedback"), std::string("null"));
        QCOMPARE(boost::json::value_to<double>(second.at("score")), 87.5);
        for (const char* wrong : {"{'feedback':2}", "{'feedback':'good'}", "{'score':'best'}",
                                  "{'metadata':{'a':{}}}", "{'metadata':[]}", "{'star':1}", "[]"}) {
            (void)s.api.error("PATCH", path, wrong);
            QCOMPARE(s.api.status(), 400);
        }
        (void)s.api.error("PATCH", kLogs + "/nobody", "{'feedback':1}");
        QCOMPARE(s.api.status(), 404);
    }

    void whatIsRemovedIsGone()
    {
        Scene s;
        for (const char* wrong : {"?limit=0", "?page=1", "?order_by=colour",
                                  "?filters.key=colour&filters.operator=eq&filters.value=1"}) {
            (void)s.api.error("DELETE", kLogs + wrong);
            QCOMPARE(s.api.status(), 400);
        }
        QCOMPARE(s.found(""), std::string("210"));
        s.api.call("DELETE",
                   kLogs + "?filters.key=success&filters.operator=eq&filters.value=false");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(s.found(""), std::string("20"));
        s.api.call("DELETE", kLogs + "?limit=1&order_by=tokens_in&order_by_direction=asc");
        QCOMPARE(s.found(""), std::string("2"));
        s.api.call("DELETE", kLogs);
        QCOMPARE(s.found(""), std::string());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareLogsTest;
GH_SUITE(CloudflareLogsTest)
#include "cloudflare_logs_test.moc"
