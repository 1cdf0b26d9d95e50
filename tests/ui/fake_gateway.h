#pragma once

#include <utility>

#include <QStringList>

#include "app/gateway.h"

namespace gatehouse::tests {

/// A gateway without an engine: tests set its facts and see its orders.
class FakeGateway : public app::Gateway {
public:
    app::Phase phaseNow = app::Phase::Running;
    engine::EngineState stateNow;
    config::Config configNow;
    QString folder = QStringLiteral("data");
    QString shownFolder;  ///< what the window says it is; empty: that one
    QString troubleNow;
    std::vector<engine::Running> open;
    engine::Peek peekNow;
    std::vector<config::Problem> problems;  ///< not empty: publish() refuses
    std::vector<config::Config> published;
    std::vector<store::Repricing> repriced;
    quint64 wentBackTo = 0;
    std::vector<engine::LimitUse> uses;
    int limitsAsked = 0;
    std::vector<pipeline::LimitTrial> tried;
    std::function<LimitAnswer(const config::Config&, const pipeline::LimitTrial&)> verdictOf;
    QStringList forgotten;
    engine::CacheView cacheNow;  ///< all of it; askCache() chooses by provider, model and call
    int cacheAsked = 0;
    std::function<std::optional<engine::KeptText>(const QString& key)> keptText;
    std::vector<engine::CacheFilter> purged;
    QList<QPair<QString, int>> refused;
    QString lastNote;
    /// What becomes of rows and marks; a kit with a store puts them there.
    std::function<void(std::vector<record::Record>)> keptNow = [](std::vector<record::Record>) {};

    FakeGateway()
    {
        stateNow.running = true;
        stateNow.listening = {"127.0.0.1:8686"};
        stateNow.generation = 1;
        stateNow.store.fileBytes = 2'310'000'000;
    }

    app::Phase phase() const override { return phaseNow; }

    const engine::EngineState& state() const override { return stateNow; }

    const config::Config& config() const override { return configNow; }

    QString databasePath() const override { return folder + QStringLiteral("/gatehouse.sqlite"); }

    QString dataFolder() const override { return shownFolder.isEmpty() ? folder : shownFolder; }

    QString trouble() const override { return troubleNow; }

    void publish(config::Config next, const QString& note, QObject*,
                 std::function<void(app::PublishOutcome)> done) override
    {
        app::PublishOutcome outcome;
        outcome.problems = problems;
        outcome.ok = problems.empty();
        if (outcome.ok) {
            published.push_back(next);
            configNow = std::move(next);
            lastNote = note;
            outcome.generation = ++stateNow.generation;
            Q_EMIT configChanged();
        } else {
            outcome.error = QString::fromStdString(problems.front().message);
        }
        if (done) done(outcome);
    }

    void rollBack(quint64 generation, QObject*,
                  std::function<void(app::PublishOutcome)> done) override
    {
        wentBackTo = generation;
        app::PublishOutcome outcome;
        outcome.ok = true;
        outcome.generation = ++stateNow.generation;
        if (done) done(outcome);
    }

    void removeRunKey(const QString& id, QObject*, std::function<void(QString)> done) override
    {
        std::erase_if(stateNow.runKeys,
                      [&id](const engine::RunKey& key) { return key.id == id.toStdString(); });
        Q_EMIT stateChanged();
        if (done) done({});
    }

    void setPaused(bool paused) override
    {
        phaseNow = paused ? app::Phase::Paused : app::Phase::Running;
        stateNow.paused = paused;
        Q_EMIT stateChanged();
    }

    void keep(std::vector<record::Record> records, QObject*,
              std::function<void(const QString& trouble)> done) override
    {
        keptNow(std::move(records));
        if (done) done({});
    }

    void reprice(store::Repricing repricing) override { repriced.push_back(std::move(repricing)); }

    Secret ownKey() const override { return Secret("gh_own"); }

    void askRunning(QObject*, std::function<void(std::vector<engine::Running>)> done) override
    {
        done(open);
    }

    void askPeek(const QString&, std::size_t, std::size_t, QObject*,
                 std::function<void(engine::Peek)> done) override
    {
        done(peekNow);
    }

    void askLimits(QObject*, std::function<void(std::vector<engine::LimitUse>)> done) override
    {
        ++limitsAsked;
        done(uses);
    }

    void tryLimits(config::Config config, pipeline::LimitTrial trial, QObject*,
                   std::function<void(LimitAnswer)> done) override
    {
        tried.push_back(std::move(trial));
        done(verdictOf ? verdictOf(config, tried.back()) : LimitAnswer(pipeline::LimitVerdict()));
    }

    void forgetUse(const QString& limit) override { forgotten.append(limit); }

    static bool isMeant(const engine::CacheFilter& filter, const engine::KeptAnswer& answer)
    {
        const auto is = [](const std::string& wanted, const std::string& have) {
            return wanted.empty() || wanted == have;
        };
        return is(filter.key, answer.key) && is(filter.model, answer.model) &&
               is(filter.call, answer.call) && is(filter.gateway, answer.gateway) &&
               is(filter.provider, answer.provider) &&
               (filter.storedBefore == 0 || answer.storedAt < filter.storedBefore);
    }

    void askCache(engine::CacheFilter filter, std::size_t most, QObject*,
                  std::function<void(engine::CacheView)> done) override
    {
        ++cacheAsked;
        engine::CacheView view = cacheNow;
        std::erase_if(view.answers, [&](const auto& each) { return !isMeant(filter, each); });
        view.meant = view.answers.size();
        view.meantBytes = 0;
        for (const auto& each : view.answers) view.meantBytes += each.bytes;
        if (view.answers.size() > most) view.answers.resize(most);
        done(view);
    }

    void askKept(const QString& key, QObject*,
                 std::function<void(std::optional<engine::KeptText>)> done) override
    {
        done(keptText ? keptText(key) : std::nullopt);
    }

    void purgeCache(engine::CacheFilter filter, QObject*,
                    std::function<void(std::size_t, std::size_t)> step,
                    std::function<void(std::size_t)> done) override
    {
        const auto gone = std::erase_if(cacheNow.answers,
                                        [&](const auto& each) { return isMeant(filter, each); });
        cacheNow.entries -= gone;
        purged.push_back(std::move(filter));
        if (step) step(gone, gone);
        if (done) done(gone);
    }

    void refuseAlike(const QString& pair, int score, QObject*,
                     std::function<void(bool)> done) override
    {
        refused.append({pair, score});
        if (done) done(true);
    }
};

}  // namespace gatehouse::tests
