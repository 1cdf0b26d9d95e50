#include "proxy/core/guard/detectors.h"

#include <algorithm>
#include <array>

namespace gatehouse::guard {
namespace {

constexpr Letters kToken("A-Za-z0-9_");
constexpr Letters kNumber("0-9+(");
constexpr Letters kNumberOrUpper("0-9A-Z");
constexpr Letters kHexOrColon("0-9A-Fa-f:");
constexpr Letters kValue("A-Za-z0-9_.=+/~@!#$%^&*:|-");
constexpr Letters kDash("-");
constexpr Letters kLetters("A-Za-z0-9_\xC3-\xC5");
constexpr Letters kCrypto("013LTDrb");

// The order matters: of two that begin at one place, the first that finds something has it.
// clang-format off
constexpr Detector kRows[] = {
    {"known-secret",   Category::Secret,        GH_TEXT("guard", "Keys and tokens of known forms"),  kToken,         matchKnownSecret},
    {"private-key",    Category::Secret,        GH_TEXT("guard", "Private keys"),                    kDash,          matchPrivateKey},
    {"login",          Category::Secret,        GH_TEXT("guard", "User and password of an address"), kToken,         matchLogin},
    {"iban",           Category::Iban,          GH_TEXT("guard", "IBANs"),                           Letters("A-Za-z"), matchIban},
    {"payment-card",   Category::Card,          GH_TEXT("guard", "Payment cards"),                   kDigits,        matchCard},
    {"mac-address",    Category::MacAddress,    GH_TEXT("guard", "MAC addresses"),                   kHex,           matchMac},
    {"ip-address",     Category::IpAddress,     GH_TEXT("guard", "IPv4 addresses"),                  kDigits,        matchIp4},
    {"ip6-address",    Category::IpAddress,     GH_TEXT("guard", "IPv6 addresses"),                  kHexOrColon,    matchIp6},
    {"us-ssn",         Category::NationalId,    GH_TEXT("guard", "Social security numbers"),         kDigits,        matchSsn},
    {"crypto-address", Category::CryptoAddress, GH_TEXT("guard", "Addresses of crypto currencies"),  kCrypto,        matchCrypto},
    {"birth-date",     Category::BirthDate,     GH_TEXT("guard", "Dates of birth"),                  kNumberOrUpper, matchBirthDate},
    {"national-id",    Category::NationalId,    GH_TEXT("guard", "National ids with check digits"),  kNumberOrUpper, matchNationalId},
    {"medical",        Category::Medical,       GH_TEXT("guard", "Medical record numbers"),          kNumberOrUpper, matchMedical},
    {"phone",          Category::Phone,         GH_TEXT("guard", "Phone numbers"),                   kNumber,        matchPhone},
    {"bank-number",    Category::BankNumber,    GH_TEXT("guard", "Bank accounts and codes"),         kNumberOrUpper, matchBankNumber},
    {"email",          Category::Email,         GH_TEXT("guard", "E-mail addresses"),                kLetters,       matchEmail},
    {"named-secret",   Category::Secret,        GH_TEXT("guard", "Values named as secrets"),         kValue,         matchNamedSecret},
    {"postal-address", Category::PostalAddress, GH_TEXT("guard", "Postal addresses"),                kNumberOrUpper, matchPostalAddress},
    {"person-name",    Category::PersonName,    GH_TEXT("guard", "Names of people"),                 kUpper,         matchPersonName},
};
// clang-format on

constexpr std::array<std::string_view, kCategoryCount> kNames{
    "secret",         "email",       "phone",          "payment_card", "iban",    "national_id",
    "ip_address",     "mac_address", "crypto_address", "bank_number",  "medical", "birth_date",
    "postal_address", "person_name", "word",           "pattern"};

}  // namespace

std::span<const Detector> detectors() noexcept
{
    return kRows;
}

std::string_view name(Category category) noexcept
{
    return kNames[static_cast<std::size_t>(category)];
}

std::optional<Category> categoryOf(std::string_view text) noexcept
{
    const auto found = std::ranges::find(kNames, text);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Category>(found - kNames.begin());
}

}  // namespace gatehouse::guard
