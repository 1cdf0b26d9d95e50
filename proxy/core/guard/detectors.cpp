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
constexpr Letters kAlpha("A-Za-z");
constexpr Letters kTokenSecond("A-Za-z0-9_/~.-");
constexpr Letters kMailSecond("A-Za-z0-9._%+'@\x80-\xFF-");
constexpr Letters kLinkStart("Hh/");
constexpr Letters kLinkSecond("Tt/");
constexpr Letters kStreet("A-Za-z0-9' \x80-\xFF");

constexpr Letters allBut(std::string_view without)
{
    Letters letters;
    constexpr int kBytes = 256;
    for (int c = 0; c < kBytes; ++c) {
        if (without.find(static_cast<char>(c)) == std::string_view::npos) letters.add(c);
    }
    return letters;
}

constexpr Letters kAny = allBut("");
constexpr Letters kNotDash = allBut("-");
constexpr Letters kNotJoint = allBut(":-");
constexpr Letters kNotColon = allBut(":.");
constexpr Letters kNumberBehind = allBut("+%");

// The order matters: of two that begin at one place, the first that finds something has it.
// clang-format off
constexpr Detector kRows[] = {
    {"known-secret",   Category::Secret,        GH_TEXT("guard", "Keys and tokens of known forms"),  kToken,         matchKnownSecret, kTokenSecond, kAny, kAny},
    {"private-key",    Category::Secret,        GH_TEXT("guard", "Private keys"),                    kDash,          matchPrivateKey, kDash, kDash, kNotDash},
    {"login",          Category::Secret,        GH_TEXT("guard", "User and password of an address"), kToken,         matchLogin, kAny, kAny, Letters("/ \"'"), false},
    {"image-link",     Category::ImageLink,     GH_TEXT("guard", "Addresses of pictures"),           kLinkStart,     matchImageLink, kLinkSecond, kAny, Letters("(<\"'= ")},
    {"data-link",      Category::DataLink,      GH_TEXT("guard", "Links that carry data"),           Letters("Hh"),  matchDataLink, Letters("Tt"), Letters("Tt"), kAny},
    {"iban",           Category::Iban,          GH_TEXT("guard", "IBANs"),                           Letters("A-Za-z"), matchIban, kAlpha, kDigits, kAny},
    {"payment-card",   Category::Card,          GH_TEXT("guard", "Payment cards"),                   kDigits,        matchCard, kDigits, kDigits, kNumberBehind},
    {"mac-address",    Category::MacAddress,    GH_TEXT("guard", "MAC addresses"),                   kHex,           matchMac, kHex, Letters("0-9A-Fa-f:-"), kNotJoint},
    {"ip-address",     Category::IpAddress,     GH_TEXT("guard", "IPv4 addresses"),                  kDigits,        matchIp4, Letters("0-9."), Letters("0-9."), kNumberBehind},
    {"ip6-address",    Category::IpAddress,     GH_TEXT("guard", "IPv6 addresses"),                  kHexOrColon,    matchIp6, kHexOrColon, kHexOrColon, kNotColon},
    {"us-ssn",         Category::NationalId,    GH_TEXT("guard", "Social security numbers"),         kDigits,        matchSsn, kDigits, kDigits, kNumberBehind},
    {"crypto-address", Category::CryptoAddress, GH_TEXT("guard", "Addresses of crypto currencies"),  kCrypto,        matchCrypto, kAlnum, kAlnum, kAny},
    {"birth-date",     Category::BirthDate,     GH_TEXT("guard", "Dates of birth"),                  kNumberOrUpper, matchBirthDate, kAny, kAny, kAny, true, true},
    {"national-id",    Category::NationalId,    GH_TEXT("guard", "National ids with check digits"),  kNumberOrUpper, matchNationalId, Letters("0-9A-Za-z ./(-"), kAny, kNumberBehind},
    {"medical",        Category::Medical,       GH_TEXT("guard", "Medical record numbers"),          kNumberOrUpper, matchMedical, kAny, kAny, kNumberBehind, true, true},
    {"phone",          Category::Phone,         GH_TEXT("guard", "Phone numbers"),                   kNumber,        matchPhone, Letters("0-9 ./(-"), kAny, kAny},
    {"bank-number",    Category::BankNumber,    GH_TEXT("guard", "Bank accounts and codes"),         kNumberOrUpper, matchBankNumber, kAny, kAny, kNumberBehind, true, true},
    {"email",          Category::Email,         GH_TEXT("guard", "E-mail addresses"),                kLetters,       matchEmail, kMailSecond, kMailSecond, kAny},
    {"named-secret",   Category::Secret,        GH_TEXT("guard", "Values named as secrets"),         kValue,         matchNamedSecret, kValue, kValue, Letters("=:\"'` >|"), false},
    {"postal-address", Category::PostalAddress, GH_TEXT("guard", "Postal addresses"),                kNumberOrUpper, matchPostalAddress, kStreet, kAny, kAny},
    {"person-name",    Category::PersonName,    GH_TEXT("guard", "Names of people"),                 kUpper,         matchPersonName, kAny, kAny, Letters(" "), false},
};
// clang-format on

constexpr std::array<std::string_view, kCategoryCount> kNames{
    "secret",      "email",      "phone",          "payment_card",   "iban",
    "national_id", "ip_address", "mac_address",    "crypto_address", "bank_number",
    "medical",     "birth_date", "postal_address", "person_name",    "word",
    "pattern",     "image_link", "data_link",      "code_block"};

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
