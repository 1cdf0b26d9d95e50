#include "proxy/core/pipeline/cloudflare.h"

#include <boost/json/parse.hpp>

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// Errors as a client of Cloudflare's knows them.
class CloudflareTest : public QObject {
    Q_OBJECT

private slots:

    void onlyItsOwnClientsAreToldSo()
    {
        Scene scene;
        scene.config.server.openOnLoopback = false;
        for (const auto& [target, told] :
             {std::pair("/v1/acct/gw/openai/chat/completions", true),
              std::pair("/client/v4/accounts/a/ai/v1/responses", true),
              std::pair("/openai/chat/completions", false), std::pair("/v1/messages", false)}) {
            scene.ask("POST", target, {}, "{\"model\":\"m\",\"messages\":[]}");
            QVERIFY(!scene.walk());
            QCOMPARE(scene.x.reply.status, 401);
            QCOMPARE(scene.x.reply.cloudflareCode, 2009);
            QCOMPARE(pipeline::isToldAsCloudflare(scene.x), told);
        }
    }

    void anErrorOfTheCallItselfKeepsTheDialect()
    {
        Scene scene;
        scene.ask("POST", "/v1/acct/gw/openai/chat/completions", {}, "no json");
        QVERIFY(!scene.walk());
        QVERIFY(!pipeline::isToldAsCloudflare(scene.x));
        scene.x.arrival.step = 0;
        QVERIFY(pipeline::isToldAsCloudflare(scene.x));
    }

    void codesAndShape()
    {
        Scene scene;
        scene.ask("POST", "/v1/0123456789abcdef0123456789abcdef/gw/nobody/chat/completions", {},
                  "{}");
        QVERIFY(!scene.walk());
        const auto unknown = boost::json::parse(pipeline::cloudflareError(scene.x));
        QVERIFY(!unknown.at("success").as_bool());
        QVERIFY(unknown.at("result").as_array().empty() &&
                unknown.at("messages").as_array().empty());
        QCOMPARE(unknown.at("error").at(0).at("code").as_int64(), 2008);
        const std::string message(unknown.at("error").at(0).at("message").as_string());
        QVERIFY(message.find("nobody") != std::string::npos);

        const auto codeOf = [&](ErrorKind kind) {
            scene.x.reply = {};
            scene.x.reply.error = fail(kind, "m", "h");
            scene.x.reply.status = scene.x.reply.error.status();
            const auto body = boost::json::parse(pipeline::cloudflareError(scene.x));
            return body.at("error").at(0).at("code").as_int64();
        };
        QCOMPARE(codeOf(ErrorKind::UpstreamTimeout), 2005);
        QCOMPARE(codeOf(ErrorKind::BadUpstream), 2005);
        QCOMPARE(codeOf(ErrorKind::BadRequest), 400);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareTest;
GH_SUITE(CloudflareTest)
#include "cloudflare_test.moc"
