#pragma once

#include <QObject>
#include <QStringList>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"

class QNetworkAccessManager;

namespace gatehouse::app {

/// What a provider said when asked for its models.
struct CheckOutcome {
    bool ok = false;
    WallMicros at = 0;  ///< when it was found; set by who keeps it
    qint64 millis = 0;
    int status = 0;      ///< HTTP status; 0: no answer
    QString words;       ///< for people: what went wrong in the provider's own words; empty when ok
    QStringList models;  ///< ids found
};

/// Asks a provider whether address, certificate and key work.
///
/// Shape   GET of the row's probe path with the key where the provider wants it.
/// Errors  in the outcome. The key never appears in it.
/// Thread  GUI. One check at a time; a new one ends the old.
class ProviderCheck : public QObject {
    Q_OBJECT

public:
    explicit ProviderCheck(QObject* parent = nullptr);
    void start(const config::ProviderConfig& provider, const Secret& key);

    /// The gateway's own settings, for the proxy of providers that name none.
    void setServer(const config::ServerConfig& server) { server_ = server; }

    /// Model ids in the answer of any known kind of list.
    static QStringList modelsIn(const QByteArray& answer);
    /// The provider's own complaint in an answer, else the beginning of it.
    static QString wordsIn(const QByteArray& answer);

Q_SIGNALS:
    void finished(const gatehouse::app::CheckOutcome& outcome);

private:
    config::ServerConfig server_;
    QNetworkAccessManager* network_ = nullptr;
    quint64 number_ = 0;
};

}  // namespace gatehouse::app
