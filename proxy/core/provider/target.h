#pragma once

#include <string>
#include <string_view>

#include "proxy/core/provider/provider.h"

namespace gatehouse::provider {

/// A path in two: "v1/chat/completions" → "v1", "/chat/completions". Without a version: "", the
/// whole path.
///
/// Shape   a version is one segment of v, digits, and perhaps alpha or beta with digits: v1,
/// v1beta, v2alpha3.
///         `rest` begins with '/' or is empty. Both look into the text that was given.
struct SplitPath {
    std::string_view version;
    std::string_view rest;
};

SplitPath splitVersion(std::string_view path) noexcept;

/// "https://host/openai/v1/" → "https://host/openai" and "v1". Slashes at the end go.
struct SplitBase {
    std::string baseUrl;
    std::string version;
};

SplitBase splitBase(std::string_view baseUrl);

/// The request target (path?query) to send to a provider.
///
/// Shape   `pathBelowVersion` is what the client asked for below our own prefix, `clientVersion`
/// the version segment it
///         had or "". A path that still holds a version, or the provider's own base path (as SDKs
///         with a provider's full path send it), is understood as well: a version or a base path
///         never stands there twice.
std::string targetOf(const Provider& provider, std::string_view pathBelowVersion,
                     std::string_view clientVersion, std::string_view query);

}  // namespace gatehouse::provider
