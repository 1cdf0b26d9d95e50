#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "proxy/core/guard/policy.h"

namespace gatehouse::guard {

/// What can be asked of a message as a whole.
enum class DemandKind : std::uint8_t {
    Characters,   ///< at most so many, in all its texts
    Tokens,       ///< at most so many
    Attachments,  ///< at most so many pictures, sounds and files
    Schema,       ///< a JSON schema: of the body of a request, of the text of an answer
    Code,         ///< no code block of these languages; without names: of none
    Language,     ///< none of these languages, or one of these only
    Links,        ///< no link that the request does not have: of answers alone
};

inline constexpr std::size_t kDemandKinds = 7;

std::string_view name(DemandKind kind) noexcept;  ///< "characters", "schema", …
std::optional<DemandKind> demandKindOf(std::string_view name) noexcept;

/// One demand of a gateway's `dlp` object, which policies name among their profiles.
struct Demand {
    std::string id;
    DemandKind kind = DemandKind::Characters;
    std::int64_t most = 0;
    std::vector<std::string> names{};  ///< of languages, in small letters
    bool isOnly = false;               ///< no others than the names
    std::shared_ptr<const boost::json::value> schema{};
};

/// A message, as far as demands concern it. Views: what they show must stay.
struct Message {
    std::string_view body{};                ///< of a request
    std::string_view model{};               ///< whose tokens are meant
    std::vector<std::string_view> all{};    ///< its texts
    std::vector<std::string_view> said{};   ///< those that user or model have just said
    std::vector<std::string_view> given{};  ///< before an answer: the texts of its request
    std::size_t attachments = 0;
};

/// A demand that a message does not fulfil.
struct Breach {
    const Rule* rule = nullptr;
    const Demand* demand = nullptr;
    std::string why;  ///< "21000 characters, 20000 are allowed"; never a word of the message
};

/// The demands of a gateway, and the policies that make them. Their actions are Flag and Block.
///
/// Thread  any; a value
struct Demands {
    struct Claim {
        Rule rule;
        std::vector<std::size_t> demands;  ///< places among `all`
    };

    std::vector<Demand> all;
    std::vector<Claim> claims;

    [[nodiscard]] bool looksAt(bool isRequest) const noexcept;
    [[nodiscard]] bool blocks(bool isRequest) const noexcept;
    /// A breach of each demand at most: that of the strictest policy; of equals, the first.
    [[nodiscard]] std::vector<Breach> breachesOf(const Message& message,
                                                 const Passage& passage) const;
};

/// Of a gateway's `dlp`: {demands: [{id, kind, most, names, only, schema}], policies: [...]}.
/// nullptr: no policy in use makes one.
std::shared_ptr<const Demands> readDemands(std::string_view dlp);

/// What keeps this message from fulfilling the demand; nothing: it does.
std::optional<std::string> breachOf(const Demand& demand, const Message& message, bool isRequest);

/// "short 1 BLOCK by limits: 21000 characters, 20000 are allowed": a line of the trace, and of an
/// error.
std::string toldOf(const Breach& breach);

}  // namespace gatehouse::guard
