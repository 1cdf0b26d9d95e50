#include "proxy/core/tokens/encoding.h"

#include "proxy/core/base/embedded.h"

namespace gatehouse::tokens {

Encoding Encoding::o200k()
{
    return {Cut::O200k, embedded::o200k_base(), embedded::letters()};
}

Encoding Encoding::cl100k()
{
    return {Cut::Cl100k, embedded::cl100k_base(), embedded::letters()};
}

std::int64_t Encoding::count(std::string_view text) const
{
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = pieceAt(cut_, letters_, text, at);
        sum += ranks_.countOf(text.substr(at, size));
        at += size;
    }
    return static_cast<std::int64_t>(sum);
}

}  // namespace gatehouse::tokens
