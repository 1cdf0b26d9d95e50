#include "app/gateway.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

class GatewayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aWildcardBecomesAnAddressOneCanCall()
    {
        FakeGateway gateway;
        gateway.stateNow.listening = {"0.0.0.0:8686"};
        QCOMPARE(gateway.address(), QStringLiteral("127.0.0.1:8686"));
        gateway.stateNow.listening = {"[::]:9"};
        QCOMPARE(gateway.address(), QStringLiteral("[::1]:9"));
        gateway.stateNow.listening = {};
        QVERIFY(gateway.baseUrl().isEmpty());
    }

    void theSchemeFollowsTheCertificate()
    {
        FakeGateway gateway;
        QCOMPARE(gateway.baseUrl(), QStringLiteral("http://127.0.0.1:8686"));
        gateway.configNow.server.tlsCertificate = "a.pem";
        QCOMPARE(gateway.baseUrl(), QStringLiteral("https://127.0.0.1:8686"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GatewayTest;
GH_SUITE(GatewayTest)
#include "gateway_test.moc"
