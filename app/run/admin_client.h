#pragma once

#include <QString>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"

class QByteArray;

namespace gatehouse::app {

/// The admin routes of a running gateway, for command lines.
///
/// Errors  Unavailable when nobody answers, Unauthorized for the wrong token, Invalid with the
/// gateway's own words otherwise. The token is in none of them.
/// Thread  one with a QCoreApplication; blocks for at most ten seconds a call. Not for windows.
class AdminClient {
public:
    AdminClient(QString baseUrl, Secret token);

    [[nodiscard]] const QString& baseUrl() const { return baseUrl_; }

    [[nodiscard]] Result<void> ping() const;  ///< whether the token is taken
    [[nodiscard]] Result<config::Config> config() const;
    [[nodiscard]] Result<void> publish(const config::Config& config, const QString& note) const;

    struct MadeKey {
        QString id;
        Secret text;
    };

    /// A key for a run of `process` on `host`.
    [[nodiscard]] Result<MadeKey> addRunKey(const QString& label, const QString& host,
                                            qint64 process) const;
    [[nodiscard]] Result<void> removeRunKey(const QString& id) const;

private:
    [[nodiscard]] Result<QByteArray> call(const QByteArray& method, const QString& path,
                                          const QByteArray& body, const QString& note) const;

    QString baseUrl_;
    Secret token_;
};

}  // namespace gatehouse::app
