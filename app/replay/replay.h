#pragma once

#include <QObject>

#include "app/replay/replay_call.h"
#include "proxy/core/base/secret.h"

class QNetworkAccessManager;
class QNetworkReply;

namespace gatehouse::app {

/// Sends a call once more through the own gateway, so that it is a row like any other.
///
/// Shape   the answer is read and thrown away: the log has it.
/// Thread  GUI; answers come by signal.
class Replay : public QObject {
    Q_OBJECT

public:
    explicit Replay(QObject* parent = nullptr);

    /// `baseUrl` as Gateway::baseUrl() gives it; `key` may be empty.
    void send(const ReplayCall& call, const QString& baseUrl, const Secret& key);

Q_SIGNALS:
    /// The gateway has taken it; `requestId` is that of the new row.
    void began(const QString& requestId);
    /// The gateway could not be reached at all.
    void failed(const QString& message);

private:
    void watch(QNetworkReply* reply);

    QNetworkAccessManager* network_;
};

}  // namespace gatehouse::app
