#pragma once

#include <vector>

#include <QObject>
#include <QString>

#include "app/reader_thread.h"
#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// What a rule would have found in a call of the log. Never the value.
struct PastHit {
    QString call;  ///< id of the request
    WallMicros at = 0;
    QString model;
    QString rule;
    QString what;     ///< "Payment cards ×2"
    QString place;    ///< "Request, user"
    QString context;  ///< "… card [payment_card] of …"
    std::string action;
};

/// Tries the rules of a gateway on calls that the log has.
///
/// Shape   from the newest back, bodies as they were kept: what a guard had replaced then is not
/// found again. Hits come in parts, and the first kMostHits of them are kept, all are counted.
/// Thread  GUI; the work is done by a reader thread of its own.
class PastScan : public QObject {
    Q_OBJECT

public:
    explicit PastScan(const QString& databasePath, QObject* parent = nullptr);

    struct Counts {
        qint64 looked = 0;   ///< calls
        qint64 of = 0;       ///< calls that there are
        qint64 matched = 0;  ///< calls in which something would have been found
        qint64 without = 0;  ///< calls whose bodies were not kept
    };

    /// Calls since `from`.
    void start(config::GatewayConfig gateway, config::AccessConfig access, WallMicros from);
    void cancel();

    [[nodiscard]] bool running() const { return asked_ != 0; }

    static constexpr std::size_t kMostHits = 500;

Q_SIGNALS:
    void progressed(const gatehouse::app::PastScan::Counts& counts,
                    const std::vector<gatehouse::app::PastHit>& more);
    void finished(const gatehouse::app::PastScan::Counts& counts);
    void failed(const QString& message, const QString& hint);

private:
    ReaderThread thread_;
    ReaderThread::Token asked_ = 0;
};

}  // namespace gatehouse::app
