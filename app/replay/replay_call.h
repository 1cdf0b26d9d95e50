#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// A recorded call, ready to be sent again.
///
/// Shape   keys and what was masked are left out: the gateway puts the provider's key in its place.
/// Bodies stand without their content coding, as they are stored.
struct ReplayCall {
    std::string of;  ///< request id of the call before
    std::string dialect;
    std::string method;
    std::string path;  ///< with query
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    QString problem;  ///< why it cannot be sent again as it was; empty: it can
    QString hint;
};

ReplayCall replayCallOf(const record::Exchange& exchange);

/// The model that the body or the path asks for; empty: none is named.
std::string modelOf(const ReplayCall& call);

/// Sends it to another provider, or asks for another model there. Nothing else of the body changes.
///
/// Shape   `provider` and `model` may be empty: as it was. `known` are the names that may stand
/// first in a path.
void retarget(ReplayCall& call, const std::string& provider, const std::string& model,
              const std::vector<std::string>& known);

}  // namespace gatehouse::app
