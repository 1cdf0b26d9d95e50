#pragma once

#include "proxy/shell/engine/cloudflare_call.h"
#include "proxy/shell/store/condition.h"

namespace gatehouse::engine::cloudflare {

// Datasets: a name for filters over a gateway's log. All filters of one must fit.

Reply listDatasets(const Call& call);
Reply createDataset(const Call& call);
Reply getDataset(const Call& call);
Reply replaceDataset(const Call& call);
Reply removeDataset(const Call& call);

/// What a dataset finds, as a question to the log.
Result<store::Condition> conditionOfDataset(const store::StoredObject& dataset);

inline constexpr std::string_view kDataset = "dataset";

}  // namespace gatehouse::engine::cloudflare
