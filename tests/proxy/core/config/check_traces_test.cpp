#include <QTest>

#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/provider/catalogue.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class CheckTracesTest : public QObject {
    Q_OBJECT

    static std::vector<std::string> wrongIn(const config::Config& config)
    {
        std::vector<std::string> paths;
        for (const auto& problem : config::validate(config, provider::Catalogue::builtIn())) {
            if (problem.path.starts_with("/traces")) paths.push_back(problem.path);
        }
        return paths;
    }

private Q_SLOTS:

    void whatCannotBeIsNamed()
    {
        auto config = config::firstRun();
        config::TraceConfig good;
        good.id = "team";
        good.url = "https://collector.example/v1/traces";
        good.headers = {{"x-honeycomb-team", "vault:honeycomb"}, {"x-dataset", "gatehouse"}};
        config.traces = {good};
        QVERIFY(wrongIn(config).empty());
        auto bad = good;
        bad.url = "collector";
        bad.format = "xml";
        bad.headers = {{"", "a"}, {"authorization", "Bearer abc"}};
        config.traces.push_back(bad);
        config.traces.emplace_back().url = good.url;
        QCOMPARE(wrongIn(config),
                 (std::vector<std::string>{"/traces/1/id", "/traces/1/url", "/traces/1/format",
                                           "/traces/1/headers/0/name", "/traces/1/headers/1/value",
                                           "/traces/2/id"}));
    }

    void aFileIsReadAsItWasWritten()
    {
        const auto text = quoted(
            "{'version':1,'traces':[{'id':'a','url':'https://c.example/v1/traces',"
            "'format':'protobuf','authorization':'env:TOKEN','bodies':true,'gateway':'main'}]}");
        std::vector<config::Problem> problems;
        const auto parsed = config::parse(text, problems);
        QVERIFY(parsed && problems.empty());
        const auto& trace = parsed->traces.at(0);
        QVERIFY(trace.format == config::kTraceProtobuf && trace.bodies && trace.gateway == "main");
        QVERIFY(trace.authorization.text == "env:TOKEN");
        const auto again = config::parse(config::print(*parsed), problems);
        QVERIFY(again && again->traces == parsed->traces);
    }
};

GH_SUITE(CheckTracesTest)

}  // namespace gatehouse::tests

#include "check_traces_test.moc"
