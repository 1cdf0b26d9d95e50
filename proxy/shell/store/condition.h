#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gatehouse::store {

/// What of a row a condition looks at.
enum class Field : std::uint8_t {
    // Figures.
    Status,
    Time,       ///< µs since 1970
    Latency,    ///< µs
    FirstByte,  ///< µs
    InputTokens,
    OutputTokens,
    CachedTokens,
    TotalTokens,
    Speed,  ///< thousandths of output tokens a second
    Cost,   ///< pico-dollars
    Attempts,
    // Texts.
    Provider,
    Model,  ///< asked for
    Answered,
    Key,
    Method,
    Path,
    Dialect,
    Finish,
    Error,  ///< its code
    RequestId,
    Outcome,  ///< its name
    Gateway,  ///< as its path names it: /v1/ACCOUNT/GATEWAY/…
    Wire,     ///< in which form the path came: see wireOf()
    Task,     ///< its operation
    Client,   ///< what it calls itself: the field User-Agent
    Guarded,  ///< what was done about a finding: flag, block, redact, …
    // Yes or no.
    Failed,
    Streamed,
    // What stands beside the rows.
    Words,  ///< text is an FTS5 query as a person types it
    Tag,
    Note,
    Noted,
    Pinned,
    Origin,    ///< number is a record::Origin
    Metadata,  ///< of the entry that `name` names
    Event,     ///< what its caller says it belongs to
    Trace,
    LabelName,     ///< of any entry of the metadata
    LabelValue,    ///< likewise
    Feedback,      ///< number is -1, 0 or 1
    RequestType,   ///< content type of the body that was kept
    ResponseType,  ///< likewise
    RequestSize,   ///< bytes over the wire, of bodies that were kept or hashed
    ResponseSize,  ///< likewise
    Kept,          ///< a kept answer was given
    Route,         ///< id of the route that led it
    Fallback,      ///< its route went on to another model
    Prompt,        ///< name of the prompt it was given
    Rule,          ///< of the guard, that found something in it
    // What is packed away with each row: unpacking takes longer than all the rest.
    Header,  ///< of the request or the answer, named by `name`
    Body,    ///< any of the kept bodies, as it was recorded
};

enum class Test : std::uint8_t {
    Equals,
    Less,
    AtMost,
    More,
    AtLeast,
    Begins,    ///< texts
    Contains,  ///< texts, upper and lower case alike
    Known,     ///< figures, sizes and rules: there is one
};

/// A condition on a row, or several joined.
///
/// Shape   All and Any join `parts`, Not turns its one part round; Is looks at `field`. A figure
///         that is unknown fits no comparison; Not finds exactly the rows that its part leaves out.
struct Condition {
    enum class Kind : std::uint8_t { All, Any, Not, Is };

    Kind kind = Kind::All;
    Field field = Field::Status;
    Test test = Test::Equals;
    std::int64_t number = 0;
    std::string text;
    std::string name;  ///< of a label
    std::vector<Condition> parts;

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// Whether rows must be unpacked for it: minutes rather than seconds for a long log.
inline bool isSlow(const Condition& condition) noexcept
{
    if (condition.kind == Condition::Kind::Is)
        return condition.field == Field::Header || condition.field == Field::Body ||
               condition.field == Field::Task || condition.field == Field::Client ||
               condition.field == Field::Guarded;
    for (const Condition& part : condition.parts) {
        if (isSlow(part)) return true;
    }
    return false;
}

}  // namespace gatehouse::store
