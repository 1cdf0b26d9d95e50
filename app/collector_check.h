#pragma once

#include <functional>

#include <QObject>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"

class QNetworkAccessManager;

namespace gatehouse::app {

/// What a collector said to a span.
struct CollectorOutcome {
    bool ok = false;
    qint64 millis = 0;
    QString words;  ///< for people: what went wrong; empty when ok
};

/// Asks a collector of traces whether it takes spans: one is sent, called "gatehouse test".
///
/// Shape   the same head and coding as the gateway's own. `secrets` gives the value behind a
///         reference, empty where there is none.
/// Errors  in the outcome. No secret ever appears in it.
/// Thread  GUI. One check at a time; a new one ends the old.
class CollectorCheck : public QObject {
    Q_OBJECT

public:
    using Secrets = std::function<Secret(const SecretRef&)>;

    explicit CollectorCheck(QObject* parent = nullptr);
    void start(const config::TraceConfig& trace, const config::ServerConfig& server,
               const Secrets& secrets);

Q_SIGNALS:
    void finished(const gatehouse::app::CollectorOutcome& outcome);

private:
    void tell(quint64 number, const CollectorOutcome& outcome);

    QNetworkAccessManager* network_ = nullptr;
    quint64 number_ = 0;
};

}  // namespace gatehouse::app
