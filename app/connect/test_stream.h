#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "proxy/core/http/sse.h"

class QNetworkAccessManager;
class QNetworkReply;

namespace gatehouse::app {

/// One streamed chat call through the own gateway, to see that everything works and how it comes.
///
/// Thread  GUI; pieces and the end come by signal. One call at a time.
class TestStream : public QObject {
    Q_OBJECT

public:
    explicit TestStream(QObject* parent = nullptr);

    /// `baseUrl` as Gateway::baseUrl() gives it. Ignored while busy.
    void send(const QString& baseUrl, const QString& model);

    [[nodiscard]] bool isBusy() const { return reply_ != nullptr; }

Q_SIGNALS:
    void piece(const QString& text);
    /// `words`: what went wrong; empty when ok. `first`: ms until the first piece of text.
    void finished(bool ok, const QString& words, qint64 first, qint64 whole);

private:
    void read();
    void end(qint64 whole);

    QNetworkAccessManager* network_;
    QNetworkReply* reply_ = nullptr;
    http::SseReader events_;
    QByteArray refusal_;
    qint64 first_ = -1;
    qint64 startedAt_ = 0;
};

}  // namespace gatehouse::app
