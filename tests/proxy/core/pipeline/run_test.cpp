#include "proxy/core/pipeline/run.h"

#include <QTest>

#include "proxy/core/provider/target.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

/// Cloudflare's run API.
class RunTest : public QObject {
    Q_OBJECT

private slots:

    void aRunStandsForACall_data()
    {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("body");
        const auto row = [](const char* run, const char* path, const char* body) {
            QTest::newRow(run) << QString(run) << QString(path) << QString(body);
        };
        row("{'model':'openai/gpt','input':{'messages':[] , 'n':1.50}}", "/chat/completions",
            "{'model':'openai/gpt','messages':[] , 'n':1.50}");
        row("{'input':{'messages':[]},'provider':'anthropic','model':'claude'}", "/messages",
            "{'model':'anthropic/claude','messages':[]}");
        row("{'model':'openai/gpt','provider':'openai','input':{'input':'hi'}}", "/responses",
            "{'model':'openai/gpt','input':'hi'}");
        row("{'model':'openai/text-embedding-3-small','input':{'input':['a']}}", "/embeddings",
            "{'model':'openai/text-embedding-3-small','input':['a']}");
        row("{'model':'x/y','input':{ }}", "/chat/completions", "{'model':'x/y' }");
    }

    void aRunStandsForACall()
    {
        QFETCH(QString, run);
        QFETCH(QString, path);
        QFETCH(QString, body);
        const auto call = pipeline::readRun(quoted(run.toStdString()));
        QVERIFY(call.ok());
        QCOMPARE(call->path, path.toStdString());
        QCOMPARE(call->body, quoted(body.toStdString()));
    }

    void whatIsNoneIsRefused()
    {
        for (const char* run :
             {"", "[]", "{", "{'model':'m'}", "{'input':{}}", "{'model':'m','input':'text'}",
              "{'model':7,'input':{}}", "{'model':'m','input':{}} x",
              "{'model':'m','input':{'stream':true}}"}) {
            const auto call = pipeline::readRun(quoted(run));
            QVERIFY2(!call.ok() && call.error().status() == 400, run);
        }
    }

    void theEnvelope()
    {
        Scene scene;
        scene.ask("POST", "/client/v4/accounts/a/ai/run", {},
                  quoted("{'model':'openai/gpt-4o','input':{'messages':[]}}"));
        QVERIFY(scene.walk());
        QVERIFY(scene.x.parse.isRun);
        QCOMPARE(scene.x.route.targets.front().model, std::string("gpt-4o"));
        scene.x.collect.head.status = 200;
        scene.x.collect.text = true;
        const std::string tail = quoted(",'provider':'openai','model':'gpt-4o'}");
        QCOMPARE(pipeline::runAnswer(scene.x, quoted("{'a': 1.0}")),
                 quoted("{'state':'Completed','result':{'a': 1.0}") + tail);
        QCOMPARE(pipeline::runAnswer(scene.x, "plain"),
                 quoted("{'state':'Completed','result':'plain'") + tail);
        scene.x.collect.text = false;
        scene.x.collect.head.headers.add("Content-Type", "image/png");
        QCOMPARE(pipeline::runAnswer(scene.x, "\x89P"),
                 quoted("{'state':'Completed','result':'data:image/png;base64,iVA='") + tail);
        scene.x.collect.head.status = 429;
        QCOMPARE(pipeline::runAnswer(scene.x, quoted("{'error':{'message':'slow down'}}")),
                 quoted("{'state':'Failed','result':null,'provider':'openai','model':'gpt-4o',"
                        "'error':{'code':429,'message':'slow down'}}"));
    }

    void ourOwnErrorsHaveItToo()
    {
        Scene scene;
        scene.ask("POST", "/v1/acct/gw/run", {}, "{}");
        QVERIFY(!scene.walk());
        QVERIFY(scene.x.parse.isRun);
        QVERIFY(pipeline::runError(scene.x).starts_with(
            quoted("{'state':'Failed','result':null,'error':{'code':400,")));
        scene.x.reply.error = fail(ErrorKind::NotFound, "no such model", "name one");
        QVERIFY(pipeline::runError(scene.x).find("\"code\":7003") != std::string::npos);
    }

    void workersAiHasItsOwn()
    {
        Scene scene;
        auto& made = scene.config.providers.emplace_back();
        made.id = "workers-ai";
        made.baseUrl = "http://127.0.0.1:1/client/v4/accounts/mine/ai";
        for (const char* target :
             {"/client/v4/accounts/other/ai/run/@cf/meta/llama-3", "/cloudflare/@cf/meta/llama-3",
              "/v1/acct/gw/workers-ai/@cf/meta/llama-3",
              "/v1/acct/gw/workers-ai/run/@cf/meta/llama-3"}) {
            scene.ask("POST", target, {}, quoted("{'prompt':'hi'}"));
            QVERIFY2(scene.walk(), target);
            QVERIFY(!scene.x.parse.isRun);
            QCOMPARE(scene.x.parse.path, std::string("/run/@cf/meta/llama-3"));
            QCOMPARE(provider::targetOf(scene.x.route.targets.front().upstream->row,
                                        scene.x.parse.path, scene.x.parse.version, ""),
                     std::string("/client/v4/accounts/mine/ai/run/@cf/meta/llama-3"));
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RunTest;
GH_SUITE(RunTest)
#include "run_test.moc"
