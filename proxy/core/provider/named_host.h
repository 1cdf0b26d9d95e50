#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/provider/provider.h"

namespace gatehouse::provider {

/// Where a client's path wants to go.
struct Wanted {
    const Place* place = nullptr;
    std::string baseUrl;
    std::string region;      ///< where the path names one
    std::string deployment;  ///< likewise
    std::string rest;        ///< of the path
};

/// Looks a path below the provider up among its places.
///
/// Shape   a word of the path must be made of letters, digits, '-', '_' and '.'; in a host without
/// the last two, so that no path leads to a host that the row does not mean.
std::optional<Wanted> placeOf(const Provider& provider, std::string_view path);

/// A text with its {project} and {region}; empty where one of them is unknown.
std::string prefixed(std::string_view prefix, std::string_view project, std::string_view region);

/// A base URL with its {region}. "global" has hosts without a region in their name.
std::string inRegion(std::string_view baseUrl, std::string_view region);

}  // namespace gatehouse::provider
