#include "app/prices/price_download.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

#include "app/formats.h"
#include "app/outgoing.h"
#include "proxy/core/config/address.h"

namespace gatehouse::app {
namespace {

constexpr int kPatience = 30'000;  // ms without a byte
constexpr qint64 kMostBytes = 32'000'000;

}  // namespace

PriceDownload::PriceDownload(QObject* parent) : QObject(parent) {}

void PriceDownload::stop()
{
    ++number_;
    if (network_ != nullptr) network_->deleteLater();
    network_ = nullptr;
}

void PriceDownload::start(const QString& address)
{
    stop();
    const quint64 mine = number_;
    const QUrl url = QUrl::fromUserInput(address.trimmed());
    const bool isWeb =
        url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty()) {
        const QString words = tr("This is no web address: %1. Give one that begins with https://.")
                                  .arg(address.trimmed());
        QTimer::singleShot(0, this, [this, mine, words] {
            if (mine == number_) Q_EMIT finished({}, words);
        });
        return;
    }
    network_ = new QNetworkAccessManager(this);
    const std::string proxy = config::proxyFor(server_, url.host().toStdString());
    if (!proxy.empty()) network_->setProxy(proxyOf(proxy));
    QNetworkRequest request(url);
    request.setTransferTimeout(kPatience);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::NoLessSafeRedirectPolicy);
    QNetworkReply* reply = network_->get(request);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 got, qint64) {
        if (got > kMostBytes) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, mine] {
        reply->deleteLater();
        if (mine != number_) return;
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QString host = reply->url().host();
        if (reply->error() == QNetworkReply::NoError) {
            Q_EMIT finished(reply->readAll(), {});
        } else if (status >= 400) {
            Q_EMIT finished({}, tr("%1 answered %2. Is the address right?").arg(host).arg(status));
        } else if (reply->bytesAvailable() > kMostBytes / 2) {
            Q_EMIT finished({}, tr("What %1 sent is too large for a table of prices.").arg(host));
        } else {
            Q_EMIT finished({}, tr("No answer from %1: %2").arg(host, reply->errorString()));
        }
    });
}

}  // namespace gatehouse::app
