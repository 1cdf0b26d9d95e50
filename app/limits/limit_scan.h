#pragma once

#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "app/reader_thread.h"
#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// What a limit would have done with the calls of the log, in words; see pipeline::LimitPast.
struct LimitReport {
    /// Who, or which model, was touched most.
    struct Share {
        QString name;
        qint64 calls = 0;
        qint64 over = 0;  ///< of them: refused, waited, …
        QString most;     ///< used at once, "$4.80"; empty: not counted, or a model
    };

    enum class Mood : quint8 { Refused, Changed, Warned };

    struct Hit {
        QString call;  ///< id of the request
        WallMicros at = 0;
        QString fate;  ///< "refused", "waits 2 s"
        Mood mood = Mood::Refused;
        QString who;     ///< empty: everybody together
        QString model;   ///< "openai/gpt-4.1"
        QString amount;  ///< "1,204 tokens"
        std::optional<PicoUsd> cost;
    };

    qint64 of = 0;       ///< calls of that time
    qint64 calls = 0;    ///< that fall under the limit
    qint64 over = 0;     ///< of them: all but those that simply pass
    QStringList fates;   ///< "34 refused", "3 would have waited"
    qint64 refused = 0;  ///< likewise
    qint64 unknown = 0;  ///< whose use nobody knows
    PicoUsd cost;
    PicoUsd refusedCost;
    std::vector<Share> callers;
    std::vector<Share> models;
    std::vector<Hit> hits;  ///< newest first
};

/// Takes the calls of the log through a limit, the engine's own counts under the clock of the log.
///
/// Shape   from the newest back; since windows count forwards, there is a report only once all have
/// been seen.
/// Thread  GUI; the work is done by a reader thread of its own.
class LimitScan : public QObject {
    Q_OBJECT

public:
    explicit LimitScan(const QString& databasePath, QObject* parent = nullptr);

    /// Calls since `from`; users, tenants and roles are those that `keys` have.
    void start(config::LimitConfig limit, std::vector<config::KeyConfig> keys, WallMicros from);
    void cancel();

    [[nodiscard]] bool running() const { return asked_ != 0; }

Q_SIGNALS:
    void progressed(qint64 looked, qint64 of);
    void finished(const gatehouse::app::LimitReport& report);
    void failed(const QString& message, const QString& hint);

private:
    ReaderThread thread_;
    ReaderThread::Token asked_ = 0;
};

}  // namespace gatehouse::app
