#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/json_writer.h"

/// What the files of this dialect share.
namespace gatehouse::dialect::anthropic {

inline constexpr std::string_view kSigner = "anthropic_messages";

Result<chat::Request> readRequest(std::string_view json, Notes& notes);
Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes);
std::string path(const chat::Request& request, const Destination& to);
Result<chat::Reply> readReply(std::string_view json);
std::string writeReply(const chat::Reply& reply, const Writing& as);
void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<chat::Delta>& out);
void writeDelta(const chat::Delta& delta, Writing& writing, std::string& out);
void writeEnd(Writing& writing, std::string& out);

/// A content block of either side. Members without a meaning go into the notes by their path.
/// Blocks that only the service understands (its own tools' calls and results, compactions) become
/// redacted thoughts that hold the block: it comes back as it was, and nobody else is shown it.
chat::Part partOf(const boost::json::value& block, const std::string& path, Notes& notes);
/// The held block, up to where the pieces of its input begin to follow.
std::string heldBlock(const boost::json::value& block);
/// The block again; empty for anything that is not one.
std::string releasedBlock(std::string_view held);
/// "5m", "1h" or "" of a cache_control.
std::string cacheOf(const boost::json::value* mark);
void writeCache(JsonWriter& out, std::string_view cache);

/// Media that an answer of this API has no block for, in words.
std::string describe(const chat::Media& media);
/// A block of an answer: thoughts of any signer, citations.
void writeAnswerBlock(JsonWriter& out, const chat::Part& part);
void writeCitation(JsonWriter& out, const chat::Citation& citation);
chat::Citation citationOf(const boost::json::value& value);

/// A block of a request. False, with a note, for what the service does not take; without one for
/// what it need not see: thoughts of others, blank texts.
bool writeAskedBlock(JsonWriter& out, const chat::Part& part, Notes& notes);

/// Ids that the service takes: letters, digits, '_' and '-'.
std::string idOf(std::string_view id);

chat::Finish finishOf(std::string_view stopReason) noexcept;
std::string_view stopReasonOf(chat::Finish finish, std::string_view stopSequence) noexcept;
/// The service's counts leave cached tokens out of input_tokens.
void writeUsage(JsonWriter& out, const chat::Usage& usage, std::string_view serviceTier);

std::string_view errorTypeOf(int status) noexcept;
int statusOf(std::string_view errorType) noexcept;

/// What a model takes, as far as its name tells. Unknown names get what all models took at first.
struct Traits {
    int generation = 0;         ///< 47 is 4.7; 0 unknown
    bool canThink = true;       ///< since 3.7
    bool isAdaptive = false;    ///< thinks as much as it likes, guided by an effort
    bool isBudgeted = true;     ///< takes a budget of tokens to think with
    bool alwaysThinks = false;  ///< cannot be told not to
    bool thinksUnasked = false;
    bool hasEffort = false;
    bool hasXhigh = false;
    bool hasMax = false;
    bool hasSampling = true;        ///< temperature, top_p and top_k
    bool takesBothSamplers = true;  ///< temperature beside top_p
    bool hasSchema = true;          ///< output_config.format
    bool hasInlineSystem = false;   ///< messages of role "system" between the turns
};

Traits traitsOf(std::string_view model);

/// What is written of thinking.
struct Thinking {
    enum class Mode : std::uint8_t { Unsaid, Off, Adaptive, Budget };

    Mode mode = Mode::Unsaid;
    std::int64_t budget = 0;
    std::string effort;
    std::int64_t maxTokens = 0;
};

/// `mayContinue`: the tool calls that are being answered, if any, begin with a thought of the
/// service's own.
Thinking thinkingOf(const chat::Request& request, const Destination& to, const Traits& traits,
                    bool mayContinue, Notes& notes);
void writeThinking(JsonWriter& out, const chat::Request& request, const Thinking& thinking,
                   const Traits& traits);
void writeSampling(JsonWriter& out, const chat::Request& request, const Thinking& thinking,
                   const Traits& traits, Notes& notes);

/// A schema as the service compiles it: closed objects; limits that it refuses stand in the
/// description, where the model reads them.
boost::json::value compilable(const boost::json::value& schema);

}  // namespace gatehouse::dialect::anthropic
