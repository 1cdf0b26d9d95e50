#include "app/outgoing.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class OutgoingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aProxyAsTheSettingsWriteIt()
    {
        const QNetworkProxy made = app::proxyOf("http://me:word@proxy.example:3128");
        QCOMPARE(made.type(), QNetworkProxy::HttpProxy);
        QCOMPARE(made.hostName(), QStringLiteral("proxy.example"));
        QCOMPARE(made.port(), quint16(3128));
        QCOMPARE(made.user(), QStringLiteral("me"));
        QCOMPARE(app::proxyOf("http://proxy.example").port(), quint16(8080));
        QCOMPARE(app::proxyOf("none").type(), QNetworkProxy::NoProxy);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OutgoingTest;
GH_SUITE(OutgoingTest)
#include "outgoing_test.moc"
