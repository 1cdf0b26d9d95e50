#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "proxy/core/config/config.h"

/// Spend policies as a form edits them, and edits of a config's policies as values.
///
/// Shape   a policy stays the JSON that the API keeps: members that the form does not know survive.
/// Thread  any.
namespace gatehouse::app {

struct PolicyForm {
    enum class Effect : quint8 { Free, Block, BlockRest, Cap };

    QString name;
    QString actor;
    QStringList models;     ///< patterns; both empty: all
    QStringList providers;  ///< names
    QString condition;      ///< CEL
    Effect effect = Effect::Cap;
    QString amount;  ///< dollars, as typed
    QString period;  ///< hourly, daily, weekly, monthly
    bool enabled = true;
    QJsonObject rest;  ///< of the JSON

    friend bool operator==(const PolicyForm&, const PolicyForm&) = default;
};

PolicyForm policyForm(const QJsonObject& policy);
QJsonObject policyJson(const PolicyForm& form);
/// What a new one begins with: 20 $ a month for each user.
PolicyForm newPolicy();

/// What is wrong with it, in words with what to do; empty: nothing.
QString policyTrouble(const QJsonObject& policy);

/// The policies of a gateway, as they stand in the config; nothing that is broken.
std::vector<QJsonObject> policiesOf(const config::Config& config, const std::string& gateway);
/// Puts `policy` at its place, or behind the last one. The gateway is made where it is missing.
config::Config withPolicy(config::Config config, const std::string& gateway,
                          std::optional<std::size_t> at, const QJsonObject& policy);
config::Config withoutPolicy(config::Config config, const std::string& gateway, std::size_t at);

}  // namespace gatehouse::app
