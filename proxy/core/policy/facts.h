#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/http/message.h"
#include "proxy/core/record/record.h"

namespace gatehouse::policy {

using Value = std::variant<std::monostate, bool, double, std::string>;  ///< monostate: not there

/// One, none, or those of a list.
using Values = boost::container::small_vector<Value, 2>;

std::string show(const Value& value);  ///< "free" with quotes, 3, true, nothing

enum class Source : std::uint8_t {
    Body,      ///< a member of the JSON body: body.user, body.messages.0.role
    Header,    ///< headers.x-user
    Query,     ///< query.debug
    Metadata,  ///< of cf-aig-metadata
    Claim,     ///< of the caller's token
    Path,
    Method,
    Model,    ///< as the client wrote it
    Key,      ///< label of the gateway key
    KeyId,    ///< its id
    KeyUser,  ///< whom it was given to
    Role,     ///< of the key, like the tenant
    App,      ///< of the client, as it calls itself
    Route,    ///< that was called by name or path
    Tenant,
    Gateway,
    Dialect,
    Address,     ///< of the client
    Tokens,      ///< of the input, estimated
    Complexity,  ///< 0 to 100
    Needs,       ///< list of tools, images, audio, documents, json, reasoning
    Stream,
};

/// What a condition, a limit or a split looks at.
struct Field {
    Source source = Source::Body;
    std::string name;               ///< of a header, a parameter, a label
    std::vector<std::string> path;  ///< of a member of the body or of a token
    std::string text;               ///< as it was written

    friend bool operator==(const Field&, const Field&) = default;
};

/// "metadata.plan", "headers.x-user", "body.user", "model"; a name without a known beginning is a
/// member of the body.
/// Errors  Invalid: nothing is named.
Result<Field> readField(std::string_view text);

/// Everything a route may look at of one request. What costs is found out once, when it is first
/// asked for. Views outlive it.
///
/// Thread  one at a time.
class Facts {
public:
    std::string_view method, path, query, model, key, tenant, gateway, dialect, address, body;
    std::string_view keyId, user, role, app, route;
    std::string_view claims;  ///< of the caller's token, a JSON object; empty: it showed none
    const http::Headers* headers = nullptr;
    std::span<const record::Metadatum> metadata;
    bool stream = false;

    /// What only a reader of the dialect knows.
    struct Content {
        std::int64_t complexity = 0;
        std::vector<std::string_view> needs;
    };

    /// Each asked once at most, and only where a route looks at what it finds.
    Content (*read)(const Facts& facts) = nullptr;
    std::int64_t (*count)(const Facts& facts) = nullptr;

    /// Another body: what was found out about the one before is forgotten.
    void setBody(std::string_view changed) noexcept;

    /// All values of a field: one, none, or those of a list.
    Values lookUp(const Field& field);
    /// The first as a text; empty where there is none.
    std::string text(const Field& field);
    const Content& content();
    std::int64_t tokens();  ///< of the input, estimated

    /// The input has so many: nobody counts.
    void tellTokens(std::int64_t tokens) noexcept { tokens_ = tokens; }

private:
    std::optional<Content> content_;
    std::optional<std::int64_t> tokens_;
};

}  // namespace gatehouse::policy
