#include <array>

#include "proxy/core/dialect/codec.h"

namespace gatehouse::dialect {

namespace {

constexpr std::array<const Codec*, 0> kCodecs{};

}  // namespace

const Codec* codecOf(std::string_view dialect) noexcept
{
    for (const Codec* codec : kCodecs) {
        if (codec->dialect == dialect) return codec;
    }
    return nullptr;
}

}  // namespace gatehouse::dialect
