#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QString>

#include "proxy/core/config/config.h"
#include "proxy/shell/engine/engine.h"

namespace gatehouse::app {

/// Where the gateway is in its life, as the window shows it.
enum class Phase : quint8 { Starting, Running, Paused, Failed, Stopped };

/// How a publish or a rollback ended.
struct PublishOutcome {
    bool ok = false;
    quint64 generation = 0;
    QString error;  ///< what was wrong and what to do; empty when ok
    std::vector<config::Problem> problems;
    bool clashed = false;  ///< refused: somebody else changed the same field at the same moment
};

/// The gateway as the window sees it: facts of the last second, the live config, and a few orders.
///
/// Shape   orders go out, answers come back as callbacks on the GUI thread; a callback whose
/// `context` is gone is dropped. Thread  GUI. Nothing here blocks.
class Gateway : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual Phase phase() const = 0;
    [[nodiscard]] virtual const engine::EngineState& state() const = 0;  ///< at most one second old
    [[nodiscard]] virtual const config::Config& config() const = 0;      ///< the live one
    [[nodiscard]] virtual QString databasePath() const = 0;
    [[nodiscard]] virtual QString dataFolder() const = 0;
    [[nodiscard]] virtual QString trouble() const = 0;  ///< empty when well

    /// Makes what differs between config() and `next` live, on top of whatever was published since;
    /// so two who edit at once both keep their changes. Refused where both changed the same field.
    /// `done` may be empty.
    virtual void publish(config::Config next, const QString& note, QObject* context,
                         std::function<void(PublishOutcome)> done) = 0;
    virtual void rollBack(quint64 generation, QObject* context,
                          std::function<void(PublishOutcome)> done) = 0;
    virtual void setPaused(bool paused) = 0;
    /// Takes the key from a run of a program, at once. `done(trouble)`: empty when it went well.
    virtual void removeRunKey(const QString& id, QObject* context,
                              std::function<void(QString)> done) = 0;

    /// Stores rows from elsewhere, and marks on rows. `done` (may be empty) gets what went wrong,
    /// or nothing.
    virtual void keep(std::vector<record::Record> records, QObject* context,
                      std::function<void(const QString& trouble)> done) = 0;
    /// Past costs are counted anew, in the background; the rows come by committed().
    virtual void reprice(store::Repricing repricing) = 0;
    /// What the window's own calls show; empty where callers need no key.
    [[nodiscard]] virtual Secret ownKey() const = 0;

    /// Exchanges that are open now.
    virtual void askRunning(QObject* context,
                            std::function<void(std::vector<engine::Running>)> done) = 0;
    /// What an open exchange has delivered so far.
    virtual void askPeek(const QString& requestId, std::size_t offset, std::size_t eventOffset,
                         QObject* context, std::function<void(engine::Peek)> done) = 0;

    /// What is used of each limit that is on; none while nothing runs.
    virtual void askLimits(QObject* context,
                           std::function<void(std::vector<engine::LimitUse>)> done) = 0;
    using LimitAnswer = Result<pipeline::LimitVerdict>;
    /// What the limits of `config`, live or not, would do with a call; nothing is taken.
    virtual void tryLimits(config::Config config, pipeline::LimitTrial trial, QObject* context,
                           std::function<void(LimitAnswer)> done) = 0;
    /// Begins a limit anew: what was used of it is forgotten.
    virtual void forgetUse(const QString& limit) = 0;

    /// What is kept, and at most `most` answers of those that the filter chooses; nothing while
    /// nothing runs.
    virtual void askCache(engine::CacheFilter filter, std::size_t most, QObject* context,
                          std::function<void(engine::CacheView)> done) = 0;
    /// A kept answer with its words; nothing where it is gone.
    virtual void askKept(const QString& key, QObject* context,
                         std::function<void(std::optional<engine::KeptText>)> done) = 0;
    /// Takes away what the filter chooses. `step` (may be empty) tells how far it is, `done` how
    /// many went.
    virtual void purgeCache(engine::CacheFilter filter, QObject* context,
                            std::function<void(std::size_t gone, std::size_t of)> step,
                            std::function<void(std::size_t)> done) = 0;

    /// Two questions are not the same, whatever their likeness (thousandths): see
    /// record::AlikeFacts. `done(false)`: nothing runs, or there is no more room.
    virtual void refuseAlike(const QString& pair, int score, QObject* context,
                             std::function<void(bool)> done) = 0;

    /// "127.0.0.1:8686": the first address, reachable from this machine; empty when nothing
    /// listens.
    [[nodiscard]] QString address() const;
    /// "http://127.0.0.1:8686" (https when the listener speaks TLS).
    [[nodiscard]] QString baseUrl() const;

Q_SIGNALS:
    /// Rows reached the store. Coalesced: at most 20 a second, in commit order, nothing lost.
    void committed(const gatehouse::store::Committed& rows);
    void stateChanged();   ///< once a second while running, and at every change of phase
    void configChanged();  ///< after a publish or a rollback
};

}  // namespace gatehouse::app
