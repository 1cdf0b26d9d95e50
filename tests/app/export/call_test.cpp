#include "app/export/call.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class CallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysAreMarkedAndNotCarried()
    {
        record::Exchange exchange;
        exchange.method = "POST";
        exchange.path = "/v1/messages?beta=true&key=gh_canary";
        exchange.clientHeaders =
            "Host: 127.0.0.1\nAuthorization: Bearer gh_canary\nX-Api-Key: gh_canary\n"
            "anthropic-version: 2023-06-01\nCookie: gh_canary\nContent-Length: 2\n";
        exchange.requestBody.bytes = "{}";
        const app::Call call = app::callOf(exchange, QStringLiteral("http://127.0.0.1:8686"));
        QCOMPARE(call.url, QStringLiteral("http://127.0.0.1:8686/v1/messages?beta=true"));
        QCOMPARE(call.headers.size(), std::size_t(4));
        QCOMPARE(call.headers.at(0).before, QStringLiteral("Bearer "));
        QVERIFY(call.headers.at(0).secret && call.headers.at(1).secret);
        QVERIFY(call.headers.at(1).before.isEmpty());
        QCOMPARE(call.headers.at(2).before, QStringLiteral("2023-06-01"));
        QVERIFY(call.headers.at(3).secret);
        QVERIFY(call.hasBody && !call.binary && !call.truncated);
    }

    void binaryBodiesStayOut()
    {
        record::Exchange exchange;
        exchange.requestBody.bytes = std::string("a\0b", 3);
        exchange.requestBody.truncated = true;
        const app::Call call = app::callOf(exchange, {});
        QVERIFY(call.hasBody && call.binary && call.truncated);
        QVERIFY(call.body.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CallTest;
GH_SUITE(CallTest)
#include "call_test.moc"
