#include "app/port_probe.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class PortProbeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aTakenPortIsPassedOver()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const std::vector<std::string> addresses{"127.0.0.1:" + std::to_string(taken.serverPort())};
        QCOMPARE(app::portOf(addresses), static_cast<int>(taken.serverPort()));
        const int port = app::nextFreePort(addresses, taken.serverPort() - 1);
        QVERIFY(port > taken.serverPort());
    }

    void anAddressWithoutPortHasNone()
    {
        QCOMPARE(app::portOf({}), 0);
        QCOMPARE(app::portOf({"[::1]:8686"}), 8686);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PortProbeTest;
GH_SUITE(PortProbeTest)
#include "port_probe_test.moc"
