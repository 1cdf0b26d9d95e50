#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include "proxy/core/config/config.h"

class QNetworkAccessManager;

namespace gatehouse::app {

/// Fetches a table of prices, once, because somebody asked for it. Nothing is sent but the request.
///
/// Errors  in words, in finished().
/// Thread  GUI. One at a time; a new one ends the old.
class PriceDownload : public QObject {
    Q_OBJECT

public:
    explicit PriceDownload(QObject* parent = nullptr);

    /// The gateway's own settings, for its proxy.
    void setServer(const config::ServerConfig& server) { server_ = server; }

    void start(const QString& address);
    void stop();

Q_SIGNALS:
    /// `trouble` is empty when `table` was fetched.
    void finished(const QByteArray& table, const QString& trouble);

private:
    config::ServerConfig server_;
    QNetworkAccessManager* network_ = nullptr;
    quint64 number_ = 0;
};

}  // namespace gatehouse::app
