#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "app/limits/policy_edit.h"
#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/engine/limit_use.h"

/// Spend policies in words, with what their caps have counted.
///
/// Thread  any.
namespace gatehouse::app {

struct PolicyRow {
    enum class State : quint8 {
        Live,
        Draft,   ///< not published
        Staged,  ///< kept by the API until it commits
        Off,
        Broken,
    };

    /// What one actor has used.
    struct Bucket {
        QString who;   ///< "user:ada"
        QString used;  ///< "$12.40 of $20.00"
        QString left;
        QString resets;  ///< "in 3 h"
        double share = 0;
    };

    std::string gateway;
    std::size_t at = 0;  ///< its place there; of a staged one none
    QJsonObject json;
    QString title;
    QString effect;  ///< "$20.00 a month", "blocked", "without a cap"
    PolicyForm::Effect kind = PolicyForm::Effect::Free;
    QString whom;       ///< "each user:{cf.user.id} · openai/gpt-*"
    QString condition;  ///< CEL; empty: always
    State state = State::Draft;
    QString trouble;              ///< of a broken one
    std::vector<Bucket> buckets;  ///< most used first
};

/// A policy that the API keeps until it commits.
struct StagedPolicy {
    std::string gateway;
    QJsonObject json;
};

/// All policies of the draft, by gateway and place, then those staged.
std::vector<PolicyRow> policyRows(const config::Config& edited, const config::Config& live,
                                  const std::vector<engine::LimitUse>& uses,
                                  const std::vector<StagedPolicy>& staged, WallMicros now);

/// What the API has staged, from the store. Errors  the store's
/// Thread  a reader's
Result<std::vector<StagedPolicy>> readStaged(const std::string& databasePath);

/// A call that is made up.
struct PolicyCallText {
    QString model;  ///< "openai/gpt-4.1"
    QString user;
    QString groups;    ///< with commas between
    QString metadata;  ///< "team=red, plan=free"
};

struct PolicySays {
    bool passes = false;
    QString words;
};

/// What the policies of a gateway, those that are switched on, would say; nothing is taken.
PolicySays tryPolicies(const config::Config& config, const std::string& gateway,
                       const PolicyCallText& call);

QString stateWords(PolicyRow::State state);
QString periodWords(const QString& period);  ///< "a month"

}  // namespace gatehouse::app
