#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gatehouse::guard {

/// What kind of thing a detector looks for. Rules choose by these names.
enum class Category : std::uint8_t {
    Secret,
    Email,
    Phone,
    Card,
    Iban,
    NationalId,
    IpAddress,
    MacAddress,
    CryptoAddress,
    BankNumber,
    Medical,
    BirthDate,
    PostalAddress,
    PersonName,
    Word,       ///< of a word list
    Pattern,    ///< of a user's own expression
    ImageLink,  ///< the address of a picture: it is fetched as soon as a text is shown
    DataLink,   ///< an address that carries more than host and path
    Code,       ///< a block of code in a language that a rule names
};

inline constexpr std::size_t kCategoryCount = 19;

std::string_view name(Category category) noexcept;  ///< "secret", "email", "payment_card", …
std::optional<Category> categoryOf(std::string_view name) noexcept;

/// A finding is told by the name of its rule, not by its category.
constexpr bool isOwn(Category category) noexcept
{
    return category == Category::Word || category == Category::Pattern ||
           category == Category::Code;
}

/// Which categories are looked for, a bit each.
using Categories = std::uint32_t;

constexpr Categories bit(Category category) noexcept
{
    return Categories{1} << static_cast<unsigned>(category);
}

/// Something found. Offsets in bytes of the text, or of all that went through a stream.
struct Finding {
    std::string_view
        rule;  ///< id of a detector's row, of the catalogue or of the scanner's options
    Category category = Category::Secret;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint8_t score = 0;  ///< how sure: 1 to 100

    friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace gatehouse::guard
