#pragma once

#include <cstdint>
#include <vector>

#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// One stop of a call's line, as a person reads it.
struct TraceStep {
    enum class State : std::uint8_t {
        Passed,
        Answered,  ///< the line turned round here
        Failed,
    };

    QString stop;            ///< as it stands in the line: "authenticate"
    QString decision;        ///< "key web-prod"
    std::int64_t at = -1;    ///< µs since the call began; -1 unknown
    std::int64_t took = -1;  ///< µs; -1: not measured
    State state = State::Passed;
};

/// Every stop that a call came by, in time order.
///
/// Shape   the way in as its stops wrote it; attempts, answer and way out from what the record says
///         of them, since they leave their facts there and not in the trace. Empty: it never went
///         through this gateway, or has not come to its end.
/// Thread  any.
std::vector<TraceStep> traceSteps(const record::Exchange& exchange);

}  // namespace gatehouse::app
