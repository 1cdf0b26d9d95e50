#include "app/draft.h"

#include <algorithm>

#include <QRegularExpression>

#include "app/formats.h"
#include "app/secret_store.h"
#include "app/settings.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/config/merge.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/export/secrets.h"

namespace gatehouse::app {
namespace {

constexpr std::size_t kMostSteps = 100;
constexpr auto kKeptBase = "draft/base";
constexpr auto kKeptConfig = "draft/config";

QString toText(const config::Config& config)
{
    return QString::fromStdString(config::print(config));
}

bool fromText(const QVariant& kept, config::Config& into)
{
    std::vector<config::Problem> problems;
    auto parsed = config::parse(kept.toString().toStdString(), problems);
    if (!parsed) return false;
    into = std::move(*parsed);
    return true;
}

/// What uses a secret.
struct KeyOwner {
    QString path;  ///< "/providers/0", "/access/issuers/1"
    QString title;
    QString place;  ///< of the secret
};

std::vector<KeyOwner> ownersOf(config::Config config, const std::string& reference)
{
    std::vector<KeyOwner> owners;
    for (const auto& each : exports::secretPlaces(config, provider::Catalogue::builtIn())) {
        if (*each.text != reference) continue;
        static const QRegularExpression kListed(QStringLiteral("^/[a-zA-Z/]+/[0-9]+"));
        const QString place = text(each.path);
        const QString path = kListed.match(place).captured();
        owners.push_back({path, placeWords(config, path), place});
    }
    return owners;
}

}  // namespace

Draft::Draft(Gateway* gateway, SecretStore* secrets, Settings* settings, QObject* parent)
    : QObject(parent),
      gateway_(gateway),
      secrets_(secrets),
      settings_(settings),
      base_(gateway->config())
{
    now_.config = base_;
    connect(gateway_, &Gateway::configChanged, this, &Draft::rebase);
    if (gateway_->phase() != Phase::Starting) restore();
}

bool Draft::isEmpty() const
{
    return now_.keys.empty() && now_.config == base_;
}

std::vector<ChangeGroup> Draft::changes() const
{
    auto groups = changeWords(base_, now_.config);
    for (const auto& [reference, key] : now_.keys) {
        for (const KeyOwner& owner : ownersOf(now_.config, reference)) {
            auto group = std::find_if(groups.begin(), groups.end(), [&](const ChangeGroup& each) {
                return each.path == owner.path && each.kind != ChangeGroup::Kind::Removed;
            });
            if (group == groups.end()) {
                ChangeGroup fresh{ChangeGroup::Kind::Changed, owner.path, owner.title, {}};
                group = groups.insert(groups.end(), std::move(fresh));
            }
            group->lines.push_back({owner.place,
                                    tr("Text of the key"),
                                    {},
                                    tr("a new one, kept when this is published")});
        }
    }
    return groups;
}

int Draft::changeCount() const
{
    int count = 0;
    for (const ChangeGroup& group : changes()) {
        const bool whole = group.kind != ChangeGroup::Kind::Changed;
        count += whole ? 1 : static_cast<int>(group.lines.size());
    }
    return count;
}

std::vector<config::Problem> Draft::problems() const
{
    return isEmpty() ? std::vector<config::Problem>()
                     : config::validate(now_.config, provider::Catalogue::builtIn());
}

void Draft::edit(config::Config next)
{
    take({std::move(next), now_.keys});
}

void Draft::edit(config::Config next, const TypedKeys& keys)
{
    State state{std::move(next), now_.keys};
    for (const auto& [reference, key] : keys) state.keys.insert_or_assign(reference.text, key);
    take(std::move(state));
}

Secret Draft::typedKey(const SecretRef& reference) const
{
    const auto found = now_.keys.find(reference.text);
    return found == now_.keys.end() ? Secret() : found->second;
}

void Draft::take(State next)
{
    past_.push_back(std::move(now_));
    if (past_.size() > kMostSteps) past_.erase(past_.begin());
    future_.clear();
    now_ = std::move(next);
    tell();
}

void Draft::undo()
{
    if (past_.empty()) return;
    future_.push_back(std::move(now_));
    now_ = std::move(past_.back());
    past_.pop_back();
    tell();
}

void Draft::redo()
{
    if (future_.empty()) return;
    past_.push_back(std::move(now_));
    now_ = std::move(future_.back());
    future_.pop_back();
    tell();
}

void Draft::discard()
{
    if (!isEmpty()) take({base_, {}});
}

void Draft::tell()
{
    if (isEmpty()) clashes_.clear();
    if (settings_ != nullptr) {
        const bool empty = now_.config == base_;
        settings_->setValue(QLatin1String(kKeptBase), empty ? QString() : toText(base_));
        settings_->setValue(QLatin1String(kKeptConfig), empty ? QString() : toText(now_.config));
    }
    Q_EMIT changed();
}

/// The live config changed: the draft's changes are laid on top of the new one.
void Draft::rebase()
{
    const config::Config live = gateway_->config();
    const auto onTop = [&](State& state) {
        config::Merged merged = config::merge(base_, state.config, live);
        state.config = std::move(merged.config);
        return merged.clashes;
    };
    const auto clashes = onTop(now_);
    for (State& state : past_) onTop(state);
    for (State& state : future_) onTop(state);
    base_ = live;
    for (const std::string& path : clashes) {
        const QString words = placeWords(now_.config, text(path));
        if (!clashes_.contains(words)) clashes_ += words;
    }
    if (!restored_ && gateway_->phase() != Phase::Starting) restore();
    tell();
}

/// The draft that was left open when the program ended.
void Draft::restore()
{
    restored_ = true;
    if (settings_ == nullptr || !isEmpty()) return;
    config::Config base;
    State kept;
    if (settings_->value(QLatin1String(kKeptConfig)).toString().isEmpty()) return;
    if (!fromText(settings_->value(QLatin1String(kKeptBase)), base)) return;
    if (!fromText(settings_->value(QLatin1String(kKeptConfig)), kept.config)) return;
    now_.config = config::merge(base, kept.config, base_).config;
}

void Draft::keepKeys(std::map<std::string, Secret> left, std::function<void(QString trouble)> done)
{
    if (left.empty() || secrets_ == nullptr) return done({});
    const SecretRef reference{left.begin()->first};
    const Secret key = left.begin()->second;
    left.erase(left.begin());
    const auto place =
        reference.source() == "vault" ? SecretStore::Place::Vault : SecretStore::Place::Keychain;
    secrets_->put(place, text(reference.name()), key,
                  [this, guard = QPointer<Draft>(this), left = std::move(left),
                   done = std::move(done)](bool ok, const QString& trouble) {
                      if (!guard) return;
                      if (!ok) return done(tr("The key could not be kept: %1").arg(trouble));
                      keepKeys(left, done);
                  });
}

void Draft::publish(const QString& note, QObject* context, Done done)
{
    const Done tellAsker = [guard = QPointer<QObject>(context), bound = context != nullptr,
                            done = std::move(done)](const PublishOutcome& outcome) {
        if (done && (!bound || guard)) done(outcome);
    };
    if (publishing_) return;
    publishing_ = true;
    const QString words = note.trimmed().isEmpty() ? summaryOf(changes()) : note.trimmed();
    keepKeys(now_.keys, [this, words, tellAsker](const QString& trouble) {
        if (trouble.isEmpty()) return send(words, tellAsker);
        publishing_ = false;
        PublishOutcome outcome;
        outcome.error = trouble;
        tellAsker(outcome);
        Q_EMIT changed();
    });
}

void Draft::send(const QString& note, const Done& done)
{
    const State sent = now_;
    gateway_->publish(sent.config, note, this, [this, sent, done](const PublishOutcome& outcome) {
        publishing_ = false;
        if (outcome.ok) {
            // What was edited while it was on its way stays a draft.
            for (const auto& [reference, key] : sent.keys) now_.keys.erase(reference);
            if (now_.config == base_) {
                past_.clear();
                future_.clear();
            }
        }
        tell();
        done(outcome);
    });
}

}  // namespace gatehouse::app
