#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/json_writer.h"

/// What the files of this dialect share: Converse and ConverseStream of Amazon Bedrock. Frames of a
/// stream are read and written as the server-sent events that say the same (http/aws_frames.h).
namespace gatehouse::dialect::bedrock {

inline constexpr std::string_view kSigner = "bedrock_converse";

Result<chat::Request> readRequest(std::string_view json, Notes& notes);
Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes);
std::string path(const chat::Request& request, const Destination& to);
Result<chat::Reply> readReply(std::string_view json);
std::string writeReply(const chat::Reply& reply, const Writing& as);
void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<chat::Delta>& out);
void writeDelta(const chat::Delta& delta, Writing& writing, std::string& out);
void writeEnd(Writing& writing, std::string& out);

/// The blocks of a message, either side. A cache point marks the part before it; what has no
/// meaning goes into the notes by its path.
void readBlocks(const boost::json::array& blocks, const std::string& path,
                std::vector<chat::Part>& parts, Notes& notes);

/// A block of a request.
///
/// Shape   `documents` are their names so far: they must differ. Nothing is written for what the
/// service need not see: thoughts of others, blank texts.
/// Errors  CannotExpress for media that cannot be carried.
Result<void> writeAskedBlock(JsonWriter& out, const chat::Part& part,
                             std::vector<std::string>& documents, Notes& notes);
void writeCachePoint(JsonWriter& out, std::string_view cache);
/// A block of an answer: thoughts of any signer.
void writeAnswerBlock(JsonWriter& out, const chat::Part& part);
/// {"toolUseId":…,"name":…,"input":…}
void writeToolUse(JsonWriter& out, const chat::Part& call, std::string_view id);

/// Ids that the service takes: letters, digits, '_' and '-', 64 at most.
std::string idOf(std::string_view id);

/// Closed thoughts are bytes there, in base64, and a text here.
std::string closedOf(std::string_view base64Text);
std::string base64Of(std::string_view closed);

chat::Finish finishOf(std::string_view stopReason) noexcept;
std::string_view stopReasonOf(chat::Finish finish, std::string_view stopSequence) noexcept;
/// The service's counts leave cached tokens out of inputTokens.
void writeUsage(JsonWriter& out, const chat::Usage& usage);

std::string_view exceptionOf(int status) noexcept;  ///< "ValidationException"
int statusOf(std::string_view exception) noexcept;  ///< in either spelling of its first letter
/// As a stream spells it: "validationException"; only those that streams have.
std::string streamExceptionOf(int status);

}  // namespace gatehouse::dialect::bedrock
