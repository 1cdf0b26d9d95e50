#include "app/collector_check.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

#include "app/clock.h"
#include "app/formats.h"
#include "app/outgoing.h"
#include "app/provider_check.h"
#include "proxy/core/config/address.h"
#include "proxy/core/config/credential.h"
#include "proxy/core/trace/otlp.h"

namespace gatehouse::app {
namespace {

constexpr int kPatience = 15'000;  // ms
constexpr qint64 kMostBytes = 64'000;

QByteArray bytesOf(std::string_view value)
{
    return {value.data(), static_cast<qsizetype>(value.size())};
}

std::string hexDigits(int words)
{
    std::string digits;
    for (int i = 0; i < words; ++i) {
        digits += QString::number(QRandomGenerator::global()->generate(), 16)
                      .rightJustified(8, QLatin1Char('0'))
                      .toStdString();
    }
    return digits;
}

trace::Span testSpan()
{
    trace::Span span;
    span.traceId = hexDigits(4);
    span.spanId = hexDigits(2);
    span.name = "gatehouse test";
    span.to = now();
    span.from = span.to - 1000;
    return span;
}

}  // namespace

CollectorCheck::CollectorCheck(QObject* parent) : QObject(parent) {}

void CollectorCheck::tell(quint64 number, const CollectorOutcome& outcome)
{
    if (number == number_) Q_EMIT finished(outcome);
}

void CollectorCheck::start(const config::TraceConfig& trace, const config::ServerConfig& server,
                           const Secrets& secrets)
{
    const quint64 mine = ++number_;
    const auto fail = [this, mine](const QString& words) {
        QTimer::singleShot(0, this, [this, mine, words] { tell(mine, {false, 0, words}); });
    };
    const QUrl url(text(trace.url));
    if (!url.isValid() || url.host().isEmpty())
        return fail(tr("This is no web address: %1").arg(text(trace.url)));
    QNetworkRequest request(url);
    request.setTransferTimeout(kPatience);
    const bool isProtobuf = trace.format == config::kTraceProtobuf;
    request.setRawHeader("Content-Type",
                         isProtobuf ? "application/x-protobuf" : "application/json");
    if (!trace.authorization.empty()) {
        const Secret value = secrets(trace.authorization);
        if (value.empty())
            return fail(tr("There is no value behind %1.").arg(text(trace.authorization.text)));
        request.setRawHeader("Authorization", bytesOf(value.reveal()));
    }
    for (const auto& header : trace.headers) {
        const SecretRef named{header.value};
        const bool isNamed = !header.value.empty() && config::whyUnusable(named).empty();
        const Secret value = isNamed ? secrets(named) : Secret(header.value);
        if (isNamed && value.empty())
            return fail(tr("There is no value behind %1.").arg(text(header.value)));
        request.setRawHeader(bytesOf(header.name), bytesOf(value.reveal()));
    }
    const trace::Span span = testSpan();
    const std::string body = isProtobuf ? trace::otlpProtobuf({&span, 1}, GATEHOUSE_VERSION)
                                        : trace::otlpJson({&span, 1}, GATEHOUSE_VERSION);

    // A manager of its own: proxy and connections of the last check must not leak into this one.
    if (network_ != nullptr) network_->deleteLater();
    network_ = new QNetworkAccessManager(this);
    const std::string proxy = config::proxyFor(server, url.host().toStdString());
    if (!proxy.empty()) network_->setProxy(proxyOf(proxy));
    QElapsedTimer watch;
    watch.start();
    QNetworkReply* reply = network_->post(request, bytesOf(body));
    connect(reply, &QNetworkReply::finished, this, [this, reply, watch, mine] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        CollectorOutcome outcome;
        outcome.ok = status >= 200 && status < 300;
        outcome.millis = watch.elapsed();
        if (status > 0 && !outcome.ok) {
            outcome.words = tr("Answered %1: %2")
                                .arg(status)
                                .arg(ProviderCheck::wordsIn(reply->read(kMostBytes)));
        } else if (!outcome.ok) {
            outcome.words =
                tr("No answer from %1: %2")
                    .arg(reply->url().host(), reply->errorString().section(QLatin1Char('?'), 0, 0));
        }
        tell(mine, outcome);
    });
}

}  // namespace gatehouse::app
