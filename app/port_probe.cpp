#include "app/port_probe.h"

#include <QHostAddress>
#include <QTcpServer>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

constexpr int kTries = 200;
constexpr int kHighest = 65'535;

QHostAddress hostOf(const std::string& address)
{
    QString host = text(address.substr(0, address.rfind(':')));
    host.remove(QLatin1Char('['));
    host.remove(QLatin1Char(']'));
    return host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost)
                                              : QHostAddress(host);
}

bool isFree(const std::vector<std::string>& addresses, int port)
{
    for (const std::string& address : addresses) {
        QTcpServer probe;
        if (!probe.listen(hostOf(address), static_cast<quint16>(port))) return false;
    }
    return true;
}

}  // namespace

int nextFreePort(const std::vector<std::string>& addresses, int taken)
{
    for (int port = taken + 1; port <= qMin(taken + kTries, kHighest); ++port) {
        if (isFree(addresses, port)) return port;
    }
    return 0;
}

int portOf(const std::vector<std::string>& addresses)
{
    if (addresses.empty()) return 0;
    const std::string& first = addresses.front();
    return text(first.substr(first.rfind(':') + 1)).toInt();
}

}  // namespace gatehouse::app
