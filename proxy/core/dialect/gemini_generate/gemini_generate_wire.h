#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/json_writer.h"

/// What the files of this dialect share.
namespace gatehouse::dialect::gemini {

inline constexpr std::string_view kSigner = "gemini_generate";

Result<chat::Request> readRequest(std::string_view json, Notes& notes);
Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes);
std::string path(const chat::Request& request, const Destination& to);
Result<chat::Reply> readReply(std::string_view json);
std::string writeReply(const chat::Reply& reply, const Writing& as);
void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<chat::Delta>& out);
void writeDelta(const chat::Delta& delta, Writing& writing, std::string& out);
void writeEnd(Writing& writing, std::string& out);

/// REST takes camelCase, as the service writes it, and snake_case.
const boost::json::value* either(Members& members, std::string_view camel);
std::string textOf(Members& members, std::string_view camel);

/// The proof of a part, whoever signed it: others' are base64 of what packedSignature() made, since
/// clients read the member as bytes. Nothing for the words that ask the service not to look.
void readSignature(std::string_view text, chat::Part& part);
std::string signatureOf(const chat::Part& part);
/// What stands for a proof that another model could not give.
inline constexpr std::string_view kNoSignature = "skip_thought_signature_validator";

/// A part of a message, and behind it the proof that stood on a text as a redacted thought. Parts
/// that only the service understands are held whole, likewise redacted.
void readPart(const boost::json::value& value, const std::string& path,
              std::vector<chat::Part>& out, Notes& notes);

/// A part of an answer or of the history. `proof` overrides the part's own; empty: none.
void writePart(JsonWriter& out, const chat::Part& part, const std::string& proof);
/// Whether this is nothing but a proof: a redacted thought that holds no part.
bool isProof(const chat::Part& part) noexcept;
/// The parts of one turn; a proof stands on what it belongs to. `skip`: the first call that has
/// none asks the service not to look.
void writeParts(JsonWriter& out, const std::vector<chat::Part>& parts, bool skip, Notes& notes);
bool writeMedia(JsonWriter& out, const chat::Media& media);

chat::Finish finishOf(std::string_view reason, bool sawTool) noexcept;
std::string_view reasonOf(chat::Finish finish) noexcept;
void writeUsage(JsonWriter& out, const chat::Usage& usage);
void writeGrounding(JsonWriter& out, const chat::Choice& choice);
std::string_view statusWordOf(int status) noexcept;

/// An OpenAPI schema (types in capitals, nullable) as JSON schema.
boost::json::value jsonSchemaOf(const boost::json::value& schema);

/// 25 for "gemini-2.5-flash", 0 when the name does not tell.
int generationOf(std::string_view model) noexcept;
void writeThinking(JsonWriter& out, const chat::Request& request, const Destination& to,
                   Notes& notes);

/// What the vectors of an embedding are for, in the hub's word and in Google's; empty: it has none.
std::string_view purposeOf(std::string_view taskType) noexcept;
std::string_view taskTypeOf(std::string_view purpose) noexcept;

}  // namespace gatehouse::dialect::gemini
