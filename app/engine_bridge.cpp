#include "app/engine_bridge.h"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>

#include <QRandomGenerator>
#include <QStringBuilder>
#include <QThread>
#include <QTimer>

#include "proxy/core/config/merge.h"

namespace gatehouse::app {
namespace {

constexpr int kCommitPause = 50;   // ms: at most 20 batches a second
constexpr int kStatePause = 1000;  // ms

QString textOf(const Error& error)
{
    const QString message = QString::fromStdString(error.message);
    return error.hint.empty() ? message
                              : QString(message % u' ' % QString::fromStdString(error.hint));
}

Secret newKey()
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->generate(numbers.begin(), numbers.end());
    const auto bytes =
        QByteArray::fromRawData(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return Secret("gh_" + bytes.toBase64(options).toStdString());
}

}  // namespace

void mergeCommitted(store::Committed& sum, store::Committed later)
{
    sum.added.insert(sum.added.end(), later.added.begin(), later.added.end());
    for (const store::RowId id : later.updated) {
        if (!std::binary_search(sum.added.begin(), sum.added.end(), id) &&
            std::find(sum.updated.begin(), sum.updated.end(), id) == sum.updated.end()) {
            sum.updated.push_back(id);
        }
    }
    sum.removed.insert(sum.removed.end(), later.removed.begin(), later.removed.end());
    sum.removedBelow = std::max(sum.removedBelow, later.removedBelow);
}

struct EngineBridge::Inside {
    Options options;
    Secret ownKey = newKey();
    QThread thread;
    QObject* helper = nullptr;               // lives on `thread`; calls are queued to it
    std::unique_ptr<engine::Engine> engine;  // helper thread only

    // GUI thread
    Phase phase = Phase::Stopped;  // until start()
    engine::EngineState state;
    config::Config config;
    QString databasePath;
    QString trouble;
    QTimer stateTimer;
    QTimer commitTimer;
    bool asking = false;

    std::mutex mutex;  // guards the mailbox, filled by the writer thread
    store::Committed mailbox;
    bool waiting = false;

    template <class Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(helper, std::move(work), Qt::QueuedConnection);
    }
};

EngineBridge::EngineBridge(Options options, QObject* parent)
    : Gateway(parent), inside_(std::make_unique<Inside>())
{
    Inside& in = *inside_;
    in.options = std::move(options);
    in.databasePath = in.options.dataFolder % QStringLiteral("/gatehouse.sqlite");
    in.helper = new QObject;
    in.helper->moveToThread(&in.thread);
    connect(&in.thread, &QThread::finished, in.helper, &QObject::deleteLater);
    in.thread.setObjectName(QStringLiteral("engine-control"));
    in.thread.start();
    in.stateTimer.setInterval(kStatePause);
    connect(&in.stateTimer, &QTimer::timeout, this, &EngineBridge::askState);
    in.commitTimer.setInterval(kCommitPause);
    in.commitTimer.setSingleShot(true);
    connect(&in.commitTimer, &QTimer::timeout, this, &EngineBridge::flushCommits);
}

EngineBridge::~EngineBridge()
{
    stop();
}

void EngineBridge::start(config::Config config)
{
    Inside& in = *inside_;
    in.config = config;
    in.phase = Phase::Starting;
    in.trouble.clear();
    engine::EngineOptions options;
    options.dataFolder = in.options.dataFolder.toStdString();
    options.secrets = in.options.secrets;
    options.vaultPassPhrase = in.options.vaultPassPhrase;
    options.configFile = in.options.configFile.toStdString();
    options.desktop = true;
    options.ownKey = in.ownKey;
    options.onCommitted = [this](const store::Committed& rows) {
        Inside& inside = *inside_;
        bool tell = false;
        {
            const std::lock_guard lock(inside.mutex);
            mergeCommitted(inside.mailbox, rows);
            tell = !inside.waiting;
            inside.waiting = true;
        }
        if (!tell) return;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!inside_->commitTimer.isActive()) inside_->commitTimer.start();
            },
            Qt::QueuedConnection);
    };
    in.post([this, options = std::move(options), config = std::move(config)]() mutable {
        auto started = engine::Engine::start(std::move(options), std::move(config));
        QString trouble;
        config::Config live;
        std::string path;
        engine::EngineState state;
        if (started) {
            inside_->engine = std::move(started).value();
            live = inside_->engine->config();
            path = inside_->engine->databasePath();
            state = inside_->engine->state();
        } else {
            trouble = textOf(started.error());
        }
        QMetaObject::invokeMethod(
            this,
            [this, trouble, live, path, state] {
                Inside& inside = *inside_;
                inside.trouble = trouble;
                inside.phase = trouble.isEmpty() ? Phase::Running : Phase::Failed;
                if (trouble.isEmpty()) {
                    inside.config = live;
                    inside.databasePath = QString::fromStdString(path);
                    inside.state = state;
                    inside.trouble = QString::fromStdString(state.trouble);
                    inside.stateTimer.start();
                }
                Q_EMIT configChanged();
                Q_EMIT stateChanged();
            },
            Qt::QueuedConnection);
    });
}

void EngineBridge::stop()
{
    Inside& in = *inside_;
    if (!in.thread.isRunning()) return;
    in.stateTimer.stop();
    QMetaObject::invokeMethod(
        in.helper, [this] { inside_->engine.reset(); }, Qt::BlockingQueuedConnection);
    in.thread.quit();
    in.thread.wait();
    in.phase = Phase::Stopped;
}

Phase EngineBridge::phase() const
{
    return inside_->phase;
}

const engine::EngineState& EngineBridge::state() const
{
    return inside_->state;
}

const config::Config& EngineBridge::config() const
{
    return inside_->config;
}

QString EngineBridge::databasePath() const
{
    return inside_->databasePath;
}

QString EngineBridge::dataFolder() const
{
    return inside_->options.dataFolder;
}

QString EngineBridge::trouble() const
{
    return inside_->trouble;
}

void EngineBridge::askState()
{
    if (inside_->asking) return;  // a busy engine is not asked twice
    inside_->asking = true;
    const std::uint64_t known = inside_->state.generation;
    inside_->post([this, known] {
        engine::EngineState state;
        if (inside_->engine) state = inside_->engine->state();
        // The admin routes publish as well: what the window edits must be the live config.
        std::optional<config::Config> live;
        if (inside_->engine && state.generation != known) live = inside_->engine->config();
        QMetaObject::invokeMethod(
            this,
            [this, state = std::move(state), live = std::move(live)] {
                Inside& in = *inside_;
                in.asking = false;
                // An answer from before a publish of our own would bring the old config back.
                const bool news = live && state.generation > in.state.generation;
                if (news) in.config = *live;
                in.state = state;
                if (news) Q_EMIT configChanged();
                in.trouble = QString::fromStdString(state.trouble);
                if (in.phase == Phase::Running || in.phase == Phase::Paused) {
                    in.phase = state.paused ? Phase::Paused : Phase::Running;
                }
                Q_EMIT stateChanged();
            },
            Qt::QueuedConnection);
    });
}

void EngineBridge::flushCommits()
{
    store::Committed rows;
    {
        const std::lock_guard lock(inside_->mutex);
        std::swap(rows, inside_->mailbox);
        inside_->waiting = false;
    }
    Q_EMIT committed(rows);
}

namespace {

PublishOutcome outcomeOf(Result<engine::Engine::Published> published)
{
    PublishOutcome outcome;
    if (!published) {
        outcome.error = textOf(published.error());
        outcome.clashed = published.error().kind == ErrorKind::Outdated;
        return outcome;
    }
    outcome.ok = published->problems.empty();
    outcome.generation = published->generation;
    outcome.problems = published->problems;
    if (!outcome.ok) {
        const config::Problem& first = outcome.problems.front();
        outcome.error = textOf(Error{ErrorKind::Invalid, first.message, first.hint});
    }
    return outcome;
}

const std::string& author()
{
    static const std::string kAuthor = "desktop";
    return kAuthor;
}

}  // namespace

void EngineBridge::publish(config::Config next, const QString& note, QObject* context,
                           std::function<void(PublishOutcome)> done)
{
    const auto order = [base = inside_->config, next = std::move(next),
                        text = note.toStdString()](engine::Engine& engine) {
        const auto onTop = [&](const config::Config& live) -> Result<config::Config> {
            config::Merged merged = config::merge(base, next, live);
            if (merged.clashes.empty()) return std::move(merged.config);
            return fail(ErrorKind::Outdated,
                        tr("Somebody else changed the same setting at this moment.").toStdString(),
                        tr("Look at what is live now, then publish again.").toStdString());
        };
        return engine.edit(onTop, author(), text);
    };
    change(order, context, std::move(done));
}

void EngineBridge::rollBack(quint64 generation, QObject* context,
                            std::function<void(PublishOutcome)> done)
{
    const auto order = [generation](engine::Engine& engine) {
        return engine.rollBack(generation, author());
    };
    change(order, context, std::move(done));
}

void EngineBridge::change(std::function<Result<engine::Engine::Published>(engine::Engine&)> order,
                          QObject* context, std::function<void(PublishOutcome)> done)
{
    const QPointer<QObject> guard(context);
    const bool bound = context != nullptr;
    inside_->post([this, order = std::move(order), guard, bound, done = std::move(done)] {
        PublishOutcome outcome;
        config::Config live;
        engine::EngineState state;
        if (inside_->engine) {
            outcome = outcomeOf(order(*inside_->engine));
            live = inside_->engine->config();
            state = inside_->engine->state();
        } else {
            outcome.error = tr("The gateway is not running, so nothing was changed.");
        }
        QMetaObject::invokeMethod(
            this,
            [this, outcome = std::move(outcome), live = std::move(live), state = std::move(state),
             guard, bound, done] {
                if (outcome.ok || outcome.clashed) {
                    inside_->config = live;
                    inside_->state = state;
                    inside_->trouble = QString::fromStdString(state.trouble);
                    Q_EMIT configChanged();
                    Q_EMIT stateChanged();
                }
                if (done && (!bound || guard)) done(outcome);
            },
            Qt::QueuedConnection);
    });
}

void EngineBridge::setPaused(bool paused)
{
    inside_->post([this, paused] {
        if (inside_->engine) inside_->engine->setPaused(paused);
    });
    inside_->asking = false;  // one more question, queued behind the order
    askState();
}

void EngineBridge::removeRunKey(const QString& id, QObject* context,
                                std::function<void(QString)> done)
{
    const QPointer<QObject> guard(context);
    inside_->post([this, id = id.toStdString(), guard, done = std::move(done)] {
        QString trouble;
        engine::EngineState state;
        if (inside_->engine) {
            const auto removed = inside_->engine->removeRunKey(id);
            if (!removed) trouble = textOf(removed.error());
            state = inside_->engine->state();
        } else {
            trouble = tr("The gateway is not running, so nothing was changed.");
        }
        QMetaObject::invokeMethod(
            this,
            [this, trouble, state = std::move(state), guard, done] {
                inside_->state.runKeys = state.runKeys;
                Q_EMIT stateChanged();
                if (done && guard) done(trouble);
            },
            Qt::QueuedConnection);
    });
}

void EngineBridge::keep(std::vector<record::Record> records, QObject* context,
                        std::function<void(const QString& trouble)> done)
{
    const QPointer<QObject> guard(context);
    const bool bound = context != nullptr;
    const auto moved = std::make_shared<std::vector<record::Record>>(std::move(records));
    inside_->post([this, moved, guard, bound, done = std::move(done)] {
        QString trouble;
        if (!inside_->engine) {
            trouble = tr("The gateway is not running, so nothing was kept.");
        } else if (auto kept = inside_->engine->keep(std::move(*moved)); !kept) {
            trouble = textOf(kept.error());
        }
        QMetaObject::invokeMethod(
            this,
            [guard, bound, done, trouble] {
                if (done && (!bound || guard)) done(trouble);
            },
            Qt::QueuedConnection);
    });
}

void EngineBridge::reprice(store::Repricing repricing)
{
    const auto moved = std::make_shared<store::Repricing>(std::move(repricing));
    inside_->post([this, moved] {
        if (inside_->engine) inside_->engine->reprice(std::move(*moved));
    });
}

Secret EngineBridge::ownKey() const
{
    return inside_->config.server.openOnLoopback ? Secret() : inside_->ownKey;
}

template <class Answer>
void EngineBridge::question(std::function<Answer(engine::Engine&)> ask, Answer none,
                            QObject* context, std::function<void(Answer)> done)
{
    const QPointer<QObject> guard(context);
    inside_->post(
        [this, guard, ask = std::move(ask), none = std::move(none), done = std::move(done)] {
            auto answer = std::make_shared<Answer>(inside_->engine ? ask(*inside_->engine) : none);
            QMetaObject::invokeMethod(
                this,
                [guard, done, answer] {
                    if (guard) done(std::move(*answer));
                },
                Qt::QueuedConnection);
        });
}

void EngineBridge::askRunning(QObject* context,
                              std::function<void(std::vector<engine::Running>)> done)
{
    question<std::vector<engine::Running>>([](engine::Engine& engine) { return engine.running(); },
                                           {}, context, std::move(done));
}

void EngineBridge::askPeek(const QString& requestId, std::size_t offset, std::size_t eventOffset,
                           QObject* context, std::function<void(engine::Peek)> done)
{
    question<engine::Peek>(
        [id = requestId.toStdString(), offset, eventOffset](engine::Engine& engine) {
            return engine.peek(id, offset, eventOffset);
        },
        {}, context, std::move(done));
}

void EngineBridge::askLimits(QObject* context,
                             std::function<void(std::vector<engine::LimitUse>)> done)
{
    question<std::vector<engine::LimitUse>>([](engine::Engine& engine) { return engine.limits(); },
                                            {}, context, std::move(done));
}

void EngineBridge::tryLimits(config::Config config, pipeline::LimitTrial trial, QObject* context,
                             std::function<void(LimitAnswer)> done)
{
    question<LimitAnswer>(
        [config = std::move(config), trial = std::move(trial)](engine::Engine& engine) {
            return engine.tryLimits(config, trial);
        },
        fail(ErrorKind::Unavailable, tr("the gateway is not running").toStdString(),
             tr("start it to try its limits").toStdString()),
        context, std::move(done));
}

void EngineBridge::forgetUse(const QString& limit)
{
    inside_->post([this, id = limit.toStdString()] {
        if (inside_->engine) inside_->engine->forgetUse(id);
    });
}

void EngineBridge::askCache(engine::CacheFilter filter, std::size_t most, QObject* context,
                            std::function<void(engine::CacheView)> done)
{
    question<engine::CacheView>([filter = std::move(filter), most](
                                    engine::Engine& engine) { return engine.cache(filter, most); },
                                {}, context, std::move(done));
}

void EngineBridge::askKept(const QString& key, QObject* context,
                           std::function<void(std::optional<engine::KeptText>)> done)
{
    question<std::optional<engine::KeptText>>(
        [key = key.toStdString()](engine::Engine& engine) { return engine.keptText(key); }, {},
        context, std::move(done));
}

void EngineBridge::refuseAlike(const QString& pair, int score, QObject* context,
                               std::function<void(bool)> done)
{
    question<bool>([pair = pair.toStdString(),
                    score](engine::Engine& engine) { return engine.refuseAlike(pair, score); },
                   false, context, std::move(done));
}

void EngineBridge::purgeCache(engine::CacheFilter filter, QObject* context,
                              std::function<void(std::size_t, std::size_t)> step,
                              std::function<void(std::size_t)> done)
{
    const QPointer<QObject> guard(context);
    const auto tell = [this, guard, step = std::move(step)](std::size_t gone, std::size_t of) {
        if (!step) return;
        QMetaObject::invokeMethod(
            this,
            [guard, step, gone, of] {
                if (guard) step(gone, of);
            },
            Qt::QueuedConnection);
    };
    question<std::size_t>([filter = std::move(filter), tell](
                              engine::Engine& engine) { return engine.purgeCache(filter, tell); },
                          0, context, std::move(done));
}

}  // namespace gatehouse::app
