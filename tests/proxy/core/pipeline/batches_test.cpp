#include "proxy/core/pipeline/batches.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class BatchesTest : public QObject {
    Q_OBJECT

private slots:

    void onlyBatchesTellAddresses()
    {
        pipeline::Exchange x;
        const auto tells = [&x](const char* target, const char* path) {
            x.arrival.head.target = target;
            x.parse.path = path;
            return pipeline::tellsAddresses(x);
        };
        QVERIFY(tells("/anthropic/v1/messages/batches", "/messages/batches"));
        QVERIFY(tells("/v1/messages/batches/b?beta=true", "/messages/batches/b"));
        QVERIFY(!tells("/v1/messages/batches/b/results", "/messages/batches/b/results"));
        QVERIFY(!tells("/v1/messages", "/messages"));
    }

    void resultsLieHere()
    {
        pipeline::Exchange x;
        x.arrival.head.target = "/v1/acct/gw/anthropic/v1/messages/batches/b1?beta=true";
        x.arrival.head.headers.add("Host", "localhost:8686");
        const auto made = [&x](const char* answer) {
            return pipeline::withOwnAddresses(x, quoted(answer));
        };
        const std::string ours =
            "'http://localhost:8686/v1/acct/gw/anthropic/v1/messages/batches/b1/results'";
        QCOMPARE(made("{'id':'b1', 'results_url' : 'https://api.anthropic.com/v1/messages/batches/"
                      "b1/results','x':1.0}"),
                 quoted("{'id':'b1', 'results_url' : " + ours + ",'x':1.0}"));
        QCOMPARE(made("{'results_url':'https:\\/\\/api.anthropic.com\\/v1\\/messages\\/batches\\/"
                      "b1\\/results'}"),
                 quoted("{'results_url':" + ours + "}"));
        QCOMPARE(made("{'data':[{'results_url':null},{'results_url':'http://h/v1/messages/batches/"
                      "b1/results'}]}"),
                 quoted("{'data':[{'results_url':null},{'results_url':" + ours + "}]}"));
        for (const char* same :
             {"{'results_url':null}", "{'results_url'", "{'results_url':'https://else/where'}",
              "{'results_url':'cut", "", "{}"})
            QCOMPARE(made(same), quoted(same));
        x.arrival.secure = true;
        QVERIFY(made("{'results_url':'http://h/v1/messages/batches/b/results'}")
                    .find("https://localhost:8686/v1/acct/") != std::string::npos);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BatchesTest;
GH_SUITE(BatchesTest)
#include "batches_test.moc"
