#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"

namespace gatehouse::http {

/// Undoes a content coding piece by piece: gzip, deflate (zlib or raw), br, zstd, identity.
///
/// Errors  BadUpstream when the bytes are broken or the result passes `limit` (a bomb).
class Inflater {
public:
    static std::unique_ptr<Inflater> make(std::string_view coding,
                                          std::size_t limit);  ///< nullptr: unknown coding
    virtual ~Inflater() = default;
    virtual Result<void> push(std::string_view bytes, std::string& out) = 0;
    [[nodiscard]] virtual bool isWhole() const noexcept = 0;  ///< the coded text may end here
};

/// The whole of `bytes`, decoded. `coding` may be a list ("gzip, br"), last applied first undone.
Result<std::string> decoded(std::string_view bytes, std::string_view coding, std::size_t limit);

/// Whether Accept-Encoding `accept` lets `coding` through (RFC 9110 12.5.3; an absent field: only
/// identity is sure).
bool accepts(std::string_view accept, std::string_view coding) noexcept;

}  // namespace gatehouse::http
