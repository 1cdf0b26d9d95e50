#pragma once

#include <memory>

#include "app/gateway.h"

namespace gatehouse::app {

/// The real gateway: an Engine on a helper thread, spoken to by queued calls.
///
/// Thread  GUI outside; one helper thread is the engine's controlling thread.
class EngineBridge : public Gateway {
    Q_OBJECT

public:
    struct Options {
        QString dataFolder;
        QString configFile;                       ///< a published config is written back here
        engine::SecretSource secrets;             ///< called on the helper thread
        std::function<Secret()> vaultPassPhrase;  ///< likewise
    };

    explicit EngineBridge(Options options, QObject* parent = nullptr);
    ~EngineBridge() override;  ///< stops the engine and joins

    /// Starts in the background; stateChanged() tells how it went.
    void start(config::Config config);
    /// Drains and stops, blocking: for the end of the program only.
    void stop();

    [[nodiscard]] Phase phase() const override;
    [[nodiscard]] const engine::EngineState& state() const override;
    [[nodiscard]] const config::Config& config() const override;
    [[nodiscard]] QString databasePath() const override;
    [[nodiscard]] QString dataFolder() const override;
    [[nodiscard]] QString trouble() const override;
    void publish(config::Config next, const QString& note, QObject* context,
                 std::function<void(PublishOutcome)> done) override;
    void rollBack(quint64 generation, QObject* context,
                  std::function<void(PublishOutcome)> done) override;
    void setPaused(bool paused) override;
    void removeRunKey(const QString& id, QObject* context,
                      std::function<void(QString)> done) override;
    void keep(std::vector<record::Record> records, QObject* context,
              std::function<void(const QString& trouble)> done) override;
    void reprice(store::Repricing repricing) override;
    [[nodiscard]] Secret ownKey() const override;
    void askRunning(QObject* context,
                    std::function<void(std::vector<engine::Running>)> done) override;
    void askPeek(const QString& requestId, std::size_t offset, std::size_t eventOffset,
                 QObject* context, std::function<void(engine::Peek)> done) override;
    void askLimits(QObject* context,
                   std::function<void(std::vector<engine::LimitUse>)> done) override;
    void tryLimits(config::Config config, pipeline::LimitTrial trial, QObject* context,
                   std::function<void(LimitAnswer)> done) override;
    void forgetUse(const QString& limit) override;
    void askCache(engine::CacheFilter filter, std::size_t most, QObject* context,
                  std::function<void(engine::CacheView)> done) override;
    void askKept(const QString& key, QObject* context,
                 std::function<void(std::optional<engine::KeptText>)> done) override;
    void refuseAlike(const QString& pair, int score, QObject* context,
                     std::function<void(bool)> done) override;
    void purgeCache(engine::CacheFilter filter, QObject* context,
                    std::function<void(std::size_t gone, std::size_t of)> step,
                    std::function<void(std::size_t)> done) override;

private:
    struct Inside;
    void change(std::function<Result<engine::Engine::Published>(engine::Engine&)> order,
                QObject* context, std::function<void(PublishOutcome)> done);
    /// Asks the engine; `done` gets what `ask` made of it, or `none` where nothing runs.
    template <class Answer>
    void question(std::function<Answer(engine::Engine&)> ask, Answer none, QObject* context,
                  std::function<void(Answer)> done);
    void askState();
    void flushCommits();
    std::unique_ptr<Inside> inside_;
};

/// Adds what `later` says to `sum`, keeping ids ascending and each only once.
void mergeCommitted(store::Committed& sum, store::Committed later);

}  // namespace gatehouse::app
