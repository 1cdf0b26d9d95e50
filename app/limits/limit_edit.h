#pragma once

#include <string>

#include <QString>

#include "proxy/core/config/config.h"

/// Edits of a config's limits as values: each takes a config and gives the next.
///
/// Thread  any.
namespace gatehouse::app {

/// What an empty page begins with.
enum class LimitPreset : quint8 {
    MonthlyBudget,   ///< 20 $ a month for everything
    CallsPerMinute,  ///< 60 calls a minute for each key
    AtOnce,          ///< 4 at once for each user
    Blank,
};

/// `zone`: of the calendar, for those that go by one.
config::LimitConfig presetOf(LimitPreset preset, const QString& zone);

[[nodiscard]] const config::LimitConfig* findLimit(const config::Config& config,
                                                   const std::string& id);
/// "month", or "month-2" where that is taken; makes a slug of any words.
std::string freeLimitId(const config::Config& config, const QString& wanted);
/// Replaces the limit with this id, or appends it.
config::Config withLimit(config::Config config, config::LimitConfig limit);
config::Config withoutLimit(config::Config config, const std::string& id);

QString titleOf(const config::LimitConfig& limit);  ///< its name, or the id
bool isBudget(const config::LimitConfig& limit);    ///< it counts money

}  // namespace gatehouse::app
