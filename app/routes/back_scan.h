#pragma once

#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "app/reader_thread.h"
#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

namespace gatehouse::app {

/// A call of the log that a route would have led elsewhere.
struct BackHit {
    QString call;  ///< id of the request
    WallMicros at = 0;
    QString before;  ///< "openai/gpt-4.1"
    QString after;   ///< likewise; empty: to no model
    QString node;    ///< title of where its way ended
    QString why;     ///< of the last node that decided; may be empty
    std::optional<PicoUsd> costBefore, costAfter;
};

/// Takes the calls of the log through a route, without calling anybody.
///
/// Shape   from the newest back, chats alone, each with the body that came. Hits come in parts, and
/// the first kMostHits of them are kept, all are counted.
/// Thread  GUI; the work is done by a reader thread of its own.
class BackScan : public QObject {
    Q_OBJECT

public:
    explicit BackScan(const QString& databasePath, QObject* parent = nullptr);

    /// What a route is tried with.
    struct Plan {
        policy::Graph graph;
        std::string route;  ///< id
        std::vector<config::ProviderConfig> providers;
        std::vector<config::KeyConfig> keys;  ///< who has which
        WallMicros from = 0;
        bool ownCalls = false;  ///< those that this route led then; else all chats
    };

    /// Calls that one model would have had.
    struct Share {
        QString model;  ///< "openai/gpt-4.1-mini"; empty: none
        qint64 calls = 0;
        PicoUsd cost;
    };

    struct Counts {
        qint64 looked = 0;          ///< of all calls of that time
        qint64 of = 0;              ///< all calls of that time
        qint64 tried = 0;           ///< those that are meant, and whose bodies were kept
        qint64 without = 0;         ///< those that are meant, without a body
        qint64 elsewhere = 0;       ///< of those tried
        qint64 refused = 0;         ///< likewise: to no model
        qint64 unpriced = 0;        ///< likewise: one of the two costs is not known
        PicoUsd before, after;      ///< of those whose costs are both known
        std::vector<Share> shares;  ///< most calls first
    };

    void start(Plan plan);
    void cancel();

    [[nodiscard]] bool running() const { return asked_ != 0; }

    static constexpr std::size_t kMostHits = 500;

Q_SIGNALS:
    void progressed(const gatehouse::app::BackScan::Counts& counts,
                    const std::vector<gatehouse::app::BackHit>& more);
    void finished(const gatehouse::app::BackScan::Counts& counts);
    void failed(const QString& message, const QString& hint);

private:
    ReaderThread thread_;
    ReaderThread::Token asked_ = 0;
};

}  // namespace gatehouse::app
