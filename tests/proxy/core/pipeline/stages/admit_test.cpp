#include "proxy/core/pipeline/stages/admit.h"

#include <algorithm>

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::Scene;

class AdmitTest : public QObject {
    Q_OBJECT

private slots:

    void hostsAndPages_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("site");
        QTest::addColumn<int>("status");  // 0: passes
        QTest::newRow("program") << QByteArray("127.0.0.1:8686") << QByteArray() << QByteArray()
                                 << 0;
        QTest::newRow("localhost")
            << QByteArray("LocalHost:8686") << QByteArray() << QByteArray() << 0;
        QTest::newRow("v6") << QByteArray("[::1]:8686") << QByteArray() << QByteArray() << 0;
        QTest::newRow("allowed name")
            << QByteArray("gate.example") << QByteArray() << QByteArray() << 0;
        QTest::newRow("name below")
            << QByteArray("a.inner.example") << QByteArray() << QByteArray() << 0;
        QTest::newRow("rebound name")
            << QByteArray("evil.example:8686") << QByteArray() << QByteArray() << 403;
        QTest::newRow("looks like ours")
            << QByteArray("localhost.evil.example") << QByteArray() << QByteArray() << 403;
        QTest::newRow("suffix only")
            << QByteArray("evilinner.example") << QByteArray() << QByteArray() << 403;
        QTest::newRow("foreign page") << QByteArray("127.0.0.1:8686")
                                      << QByteArray("https://evil.example") << QByteArray() << 403;
        QTest::newRow("opaque page")
            << QByteArray("127.0.0.1:8686") << QByteArray("null") << QByteArray() << 403;
        QTest::newRow("allowed page")
            << QByteArray("127.0.0.1:8686") << QByteArray("https://app.example")
            << QByteArray("cross-site") << 0;
        QTest::newRow("own page") << QByteArray("127.0.0.1:8686")
                                  << QByteArray("http://127.0.0.1:8686")
                                  << QByteArray("same-origin") << 0;
        QTest::newRow("other port") << QByteArray("127.0.0.1:8686")
                                    << QByteArray("http://127.0.0.1:3000") << QByteArray() << 403;
        QTest::newRow("image of a page")
            << QByteArray("127.0.0.1:8686") << QByteArray() << QByteArray("cross-site") << 403;
        QTest::newRow("address bar")
            << QByteArray("127.0.0.1:8686") << QByteArray() << QByteArray("none") << 0;
    }

    void hostsAndPages()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, site);
        QFETCH(int, status);
        Scene scene;
        scene.config.server.allowedHosts = {"Gate.example", "*.inner.example"};
        scene.config.server.allowedOrigins = {"https://app.example"};
        scene.ask("GET", "/v1/models");
        auto& headers = scene.x.arrival.head.headers;
        headers.add("Host", host.toStdString());
        if (!origin.isEmpty()) headers.add("Origin", origin.toStdString());
        if (!site.isEmpty()) headers.add("Sec-Fetch-Site", site.toStdString());
        const bool turned = pipeline::stages::admit(scene.x, scene.env()).turnsRound();
        QCOMPARE(turned, status != 0);
        QCOMPARE(scene.x.reply.status, status);
        if (turned) QVERIFY(!scene.x.reply.error.hint.empty());
    }

    void anAllowedPagesPreflightIsAnswered()
    {
        Scene scene;
        scene.config.server.allowedOrigins = {"https://app.example"};
        scene.ask("OPTIONS", "/v1/chat/completions",
                  {{"Host", "127.0.0.1"},
                   {"Origin", "https://app.example"},
                   {"Access-Control-Request-Headers", "authorization, content-type"}});
        QVERIFY(pipeline::stages::admit(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.reply.status, 204);
        QVERIFY(scene.x.reply.local);
        const auto allowed = std::pair<std::string, std::string>("access-control-allow-headers",
                                                                 "authorization, content-type");
        QVERIFY(std::ranges::find(scene.x.reply.headers, allowed) != scene.x.reply.headers.end());
        QVERIFY(pipeline::stages::allowedOrigin(scene.x.arrival.head, *scene.snapshot) ==
                "https://app.example");
    }
};

GH_SUITE(AdmitTest)
#include "admit_test.moc"
