#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <QObject>
#include <QStringList>

#include "app/config_words.h"
#include "app/gateway.h"
#include "proxy/core/base/secret.h"

namespace gatehouse::app {

class SecretStore;
class Settings;

/// Edits that are not live yet: a config beside the live one, with undo, until they are published
/// or discarded.
///
/// Shape   what somebody else publishes meanwhile comes into the draft field by field; where both
/// changed the same field, the draft's value stands and clashes() tells. Keys of providers that
/// were typed wait here too, and go to their store only when the draft is published.
/// Thread  GUI.
class Draft : public QObject {
    Q_OBJECT

public:
    /// `settings` remembers the draft over a restart, without typed keys; it and `secrets` may be
    /// nullptr. Both outlive the draft.
    Draft(Gateway* gateway, SecretStore* secrets, Settings* settings, QObject* parent = nullptr);

    /// What the window edits: the live config with the draft's changes.
    [[nodiscard]] const config::Config& config() const { return now_.config; }

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::vector<ChangeGroup> changes() const;
    [[nodiscard]] int changeCount() const;  ///< fields, or whole things that came or went

    /// Fields that somebody else changed as well since the draft began, in words.
    [[nodiscard]] const QStringList& clashes() const { return clashes_; }

    /// What keeps the draft from being published: found by the last publish(), or now.
    [[nodiscard]] std::vector<config::Problem> problems() const;

    void edit(config::Config next);
    /// Keys that were typed: each is kept under its reference when the draft is published.
    using TypedKeys = std::vector<std::pair<SecretRef, Secret>>;
    void edit(config::Config next, const TypedKeys& keys);
    [[nodiscard]] Secret typedKey(const SecretRef& reference) const;  ///< empty: none

    [[nodiscard]] bool canUndo() const { return !past_.empty(); }

    [[nodiscard]] bool canRedo() const { return !future_.empty(); }

    void undo();
    void redo();
    void discard();  ///< can be undone

    using Done = std::function<void(const PublishOutcome&)>;
    /// Keeps the typed keys, then makes the draft live. An empty note becomes a summary.
    void publish(const QString& note, QObject* context, Done done);

    [[nodiscard]] bool isPublishing() const { return publishing_; }

Q_SIGNALS:
    void changed();  ///< also when the live config changed under an empty draft

private:
    struct State {
        config::Config config;
        std::map<std::string, Secret> keys;  // by reference
    };

    void take(State next);
    void rebase();
    void restore();
    void tell();
    void keepKeys(std::map<std::string, Secret> left, std::function<void(QString trouble)> done);
    void send(const QString& note, const Done& done);

    Gateway* gateway_;
    SecretStore* secrets_;
    Settings* settings_;
    config::Config base_;  // the live config the draft stands on
    State now_;
    std::vector<State> past_;
    std::vector<State> future_;
    QStringList clashes_;
    bool publishing_ = false;
    bool restored_ = false;
};

}  // namespace gatehouse::app
