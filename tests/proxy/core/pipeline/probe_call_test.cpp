#include "proxy/core/pipeline/probe_call.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::Scene;

/// The question whether a provider answers.
class ProbeCallTest : public QObject {
    Q_OBJECT

    static std::string headFor(Scene& scene, std::size_t place)
    {
        scene.snapshot = *scene.build();
        pipeline::Exchange x;
        pipeline::Target target;
        target.upstream = &scene.snapshot->upstreams[place];
        const auto written = pipeline::writeProbe(x, target, scene.env());
        return written ? x.out.head : written.error().message;
    }

private Q_SLOTS:

    void asksForTheModelsWithTheKey()
    {
        Scene scene;
        const auto head = headFor(scene, 0);
        QVERIFY(head.starts_with("GET /v1/models HTTP/1.1\r\nHost: api.openai.com\r\n"));
        QVERIFY(head.find("Authorization: Bearer provider-key\r\n") != std::string::npos);
        QVERIFY(head.find("Content-Length") == std::string::npos);
    }

    void withoutAKeyNoneIsShown()
    {
        Scene scene;
        const auto head = headFor(scene, 1);
        QVERIFY(head.find("x-api-key") == std::string::npos);
        QVERIFY(head.find("anthropic-version") != std::string::npos);
    }

    void thePathMayBeChosen()
    {
        Scene scene;
        scene.config.providers.front().probePath = "/health?deep=1";
        QVERIFY(headFor(scene, 0).starts_with("GET /v1/health?deep=1 HTTP/1.1\r\n"));
    }
};

GH_SUITE(ProbeCallTest)
#include "probe_call_test.moc"
