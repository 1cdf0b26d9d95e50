#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

/// What a look into the log asks for.
struct LogQuery {
    store::Filter filter;
    store::ListWish wish;
    Paging paging;
};

/// The query of a listing; unknown parameters, keys, operators and values are refused.
Result<LogQuery> listingOf(const Call& call, store::Filter filter);
/// The query of a removal: filters, limit, order.
Result<LogQuery> removalOf(const Call& call, store::Filter filter);

}  // namespace gatehouse::engine::cloudflare
