#pragma once

#include <QString>

#include "proxy/core/config/config.h"
#include "proxy/shell/engine/provider_health.h"

namespace gatehouse::app {

/// How a provider does, in words.
struct HealthWords {
    enum class Kind : quint8 { Quiet, Good, Warn, Bad };
    Kind kind = Kind::Quiet;
    QString chip;    ///< "healthy"; empty where a provider is off
    QString text;    ///< "486 ms, 20 of 20 calls answered"; may be empty
    QString advice;  ///< what went wrong last and what to do; empty: nothing did
};

/// `health`: of that provider; nullptr: nothing is known of it. `now` only tells how long ago.
HealthWords healthWords(const config::ProviderConfig& provider,
                        const engine::ProviderHealth* health, WallMicros now);

/// "probed every 30 s, answered in 40 ms"; empty: it is not probed.
QString probeWords(const engine::ProviderHealth& health);

/// "second rests until 14:32:07 (429)"; empty: no key rests.
QString restWords(const engine::ProviderHealth& health);

}  // namespace gatehouse::app
