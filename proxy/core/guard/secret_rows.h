#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gatehouse::guard {

/// A kind of key or token that is known by its own form.
struct SecretRow {
    std::string_view id;
    std::string_view shape;  ///< see Shape
    int entropy = 250;       ///< least, in hundredths of a bit a byte, behind the prefix
    /// What its form cannot say; nullptr: nothing more. Of a key that is longer than the window,
    /// it is asked about what is seen.
    bool (*passes)(std::string_view key) noexcept = nullptr;
};

/// Source  the formats as the vendors' documentation and consoles show them.
std::span<const SecretRow> secretRows() noexcept;

}  // namespace gatehouse::guard
