#include "app/outgoing.h"

#include <QUrl>

#include "app/formats.h"

namespace gatehouse::app {

QNetworkProxy proxyOf(const std::string& proxy)
{
    if (proxy == "none") return QNetworkProxy::NoProxy;
    const QUrl url(text(proxy));
    return {QNetworkProxy::HttpProxy, url.host(), static_cast<quint16>(url.port(8080)),
            url.userName(), url.password()};
}

}  // namespace gatehouse::app
