#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/http/message.h"

namespace gatehouse::pipeline {

/// One call of a universal request, as if the client had sent it alone.
struct UniversalStep {
    http::RequestHead head;
    std::string body;
};

/// POST /v1/{account}/{gateway} with an array: calls that are tried in order until one is answered.
bool isUniversal(const http::RequestHead& head, std::string_view body) noexcept;

/// Takes a universal request apart.
///
/// Shape   [{"provider", "endpoint", "headers", "authorization", "query", "config"}, …]. A step's
///         headers go before those of the request, its config is told in `cf-aig-*` headers, its
///         query is the body, byte for byte.
/// Errors  BadRequest with the number of the step.
Result<std::vector<UniversalStep>> readUniversal(const http::RequestHead& asked,
                                                 std::string_view body);

}  // namespace gatehouse::pipeline
