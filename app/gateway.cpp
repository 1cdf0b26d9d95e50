#include "app/gateway.h"

namespace gatehouse::app {

QString Gateway::address() const
{
    for (const std::string& each : state().listening) {
        QString text = QString::fromStdString(each);
        // A wildcard is an address to listen on, not one to call.
        text.replace(QLatin1String("0.0.0.0:"), QLatin1String("127.0.0.1:"));
        text.replace(QLatin1String("[::]:"), QLatin1String("[::1]:"));
        return text;
    }
    return {};
}

QString Gateway::baseUrl() const
{
    const QString where = address();
    if (where.isEmpty()) return {};
    const bool tls = !config().server.tlsCertificate.empty();
    return (tls ? QStringLiteral("https://") : QStringLiteral("http://")) + where;
}

}  // namespace gatehouse::app
