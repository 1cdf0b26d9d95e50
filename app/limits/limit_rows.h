#pragma once

#include <string>
#include <vector>

#include <QString>

#include "proxy/core/base/units.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/engine/limit_use.h"

namespace gatehouse::app {

/// A limit as a list shows it: what it says, and where it stands now.
///
/// Shape   of a limit with several callers, the figures are those of whoever has the least left
struct LimitRow {
    enum class State : quint8 {
        Fine,
        Near,   ///< beyond the percent where it warns
        Full,   ///< what comes now is too much
        Off,    ///< switched off
        Draft,  ///< not published, so nothing is counted
        Alone,  ///< looks at each call alone: nothing is counted
    };

    std::string id;
    QString title;
    QString what;  ///< "$20 a month · each key"
    QString action;
    State state = State::Draft;
    double share = 0;   ///< used, 0 to 1
    double warnAt = 0;  ///< likewise; 0: nowhere
    QString used;       ///< "$12.40 of $20.00"; empty: nothing is counted
    QString left;       ///< "$7.60 left"
    QString resets;     ///< "in 3 h"
    QString who;        ///< "web-shop", where each has a count of its own
    int callers = 0;
    bool isOfGateway = false;  ///< of Cloudflare's settings of a gateway: not edited here
    bool isOfRoute = false;    ///< a node of a route: likewise
};

/// Who has used what of a limit.
struct LimitCaller {
    QString who;
    std::string key;  ///< label of the gateway key, where it counts by key alone
    limit::Standing standing;
};

/// All limits of the draft, then those that gateways and routes bring along.
std::vector<LimitRow> limitRows(const config::Config& edited, const config::Config& live,
                                const std::vector<engine::LimitUse>& uses, WallMicros now);
/// Who counts in a limit, the one with the least left first.
std::vector<LimitCaller> callersOf(const engine::LimitUse& use, const config::Config& live);

QString stateWords(LimitRow::State state);

}  // namespace gatehouse::app
