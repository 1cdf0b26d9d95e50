#pragma once

#include <string>

#include <QByteArray>
#include <QString>

#include "proxy/core/config/config.h"

/// Questions that come again and again, kept for a time of their own.
///
/// Thread  any.
namespace gatehouse::app {

/// The condition of a cache rule that means calls to `model` which ask last just what `body` does;
/// what stands before it makes calls differ anyway. Empty: the body asks nothing in plain words, or
/// too much.
std::string pinCondition(const QByteArray& body, const QString& model);

/// Answers to calls that are meant are kept for so long: a rule before all others.
config::Config withPin(config::Config config, const std::string& condition, Millis ttl);
[[nodiscard]] bool isPinned(const config::Config& config, const std::string& condition);

}  // namespace gatehouse::app
