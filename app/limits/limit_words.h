#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include <QString>

#include "proxy/core/base/units.h"
#include "proxy/core/config/config.h"
#include "proxy/core/limit/rule.h"

/// Limits in words.
///
/// Thread  any.
namespace gatehouse::app {

/// A value of the config and what it is called.
struct LimitChoice {
    const char* value;
    const char* title;  ///< source text of context "Limits"
};

// In the order a menu shows them.
std::span<const LimitChoice> limitUnits();
std::span<const LimitChoice> limitWindows();
std::span<const LimitChoice> limitOvers();
std::span<const LimitChoice> limitSharers();  ///< whose counts: fields of `by`, the first is none
QString titleOf(const LimitChoice& choice);   ///< translated
QString titleIn(std::span<const LimitChoice> choices, const std::string& value);

/// "$12.40", "1,204", without the unit.
QString amountWords(limit::Unit unit, std::int64_t amount);
/// "48 requests", "1,204 tokens", "$12.40".
QString amountWithUnit(limit::Unit unit, std::int64_t amount);
/// "60 requests in 1 min", "$20 a month", "4 calls at once", "2,000 output tokens in one call";
/// what cannot be read stands as it was written.
QString limitWords(const config::LimitConfig& limit);
/// "all together", "each key", "each key and model, of some calls".
QString scopeWords(const config::LimitConfig& limit);
/// "refused", "waits at most 10 s", "openai/gpt-4.1-nano serves".
QString overWords(const config::LimitConfig& limit);
QString lengthWords(std::int64_t micros);  ///< "90 s", "5 min", "1 h", "2 d"
/// "in 42 s", "in 3 h", "on 1 Dec"; empty for 0.
QString resetWords(WallMicros at, WallMicros now);
limit::Unit unitOf(const config::LimitConfig& limit);

}  // namespace gatehouse::app
