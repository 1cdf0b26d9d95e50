#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/reply.h"
#include "proxy/core/chat/request.h"
#include "proxy/core/dialect/codec.h"

/// What the two OpenAI dialects and the files of this one share.
namespace gatehouse::dialect::openai {

inline constexpr std::string_view kChat = "openai_chat";

/// A content part of a user's or a tool's message: text, image, audio, file. False: nothing of the
/// kind is known.
bool readPart(const boost::json::value& value, const std::string& path, chat::Part& part,
              Notes& notes);

/// "wav" of "audio/wav", as input_audio wants it; and back.
std::string audioFormat(std::string_view mime);
std::string mimeOfAudio(std::string_view format);

/// response_format, or text.format of Responses: the members of json_schema stand in `schema` or
/// beside the type.
void readFormat(const boost::json::object& format, chat::Request& request);

/// tool_choice of both: a word or an object.
void readToolChoice(const boost::json::value& value, chat::Request& request, Notes& notes);

/// Thoughts of a message or a delta, under the three names they have among the compatible
/// providers.
void readThoughts(const boost::json::object& message, std::vector<chat::Part>& parts);

/// The extension in which a tool call carries a signature: Google's own compatible API has it so.
std::string signatureOf(const boost::json::object& call);
boost::json::object extraContent(const chat::Part& call);

/// A message's tool call, and an item of reasoning_details for a signed thought.
boost::json::object callOf(const chat::Part& part);
boost::json::object detailOf(const chat::Part& part);

chat::Finish finishOf(std::string_view word) noexcept;
std::string_view finishWord(chat::Finish finish) noexcept;

chat::Usage usageOf(std::string_view json);
boost::json::object usageObject(const chat::Usage& usage);

/// url_citation annotations.
void readAnnotations(const boost::json::array& annotations, std::vector<chat::Citation>& out);
boost::json::array annotationsOf(const std::vector<chat::Citation>& citations, bool isNested);

/// An error object in a stream or a body.
chat::Trouble troubleOf(const boost::json::value& error);

Result<chat::Request> readRequest(std::string_view json, Notes& notes);
Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes);
Result<chat::Reply> readReply(std::string_view json);
std::string writeReply(const chat::Reply& reply, const Writing& as);

}  // namespace gatehouse::dialect::openai
