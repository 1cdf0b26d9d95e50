#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/json_writer.h"

/// What the files of this dialect share.
namespace gatehouse::dialect::cohere {

inline constexpr std::string_view kSigner = "cohere_chat";

Result<chat::Request> readRequest(std::string_view json, Notes& notes);
Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes);
std::string path(const chat::Request& request, const Destination& to);
Result<chat::Reply> readReply(std::string_view json);
std::string writeReply(const chat::Reply& reply, const Writing& as);
void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<chat::Delta>& out);
void writeDelta(const chat::Delta& delta, Writing& writing, std::string& out);
void writeEnd(Writing& writing, std::string& out);

/// The message of an assistant as parts: the plan and thoughts, texts, calls.
void readAssistant(Members& message, std::vector<chat::Part>& parts, Notes& notes);
/// {"id":…,"type":"function","function":{…}}
void writeCall(JsonWriter& out, const chat::Part& call, std::string_view arguments);
chat::Part callOf(const boost::json::value& value);
/// A call's arguments; "null" is none.
std::string argumentsText(std::string_view text);
chat::Citation citationOf(const boost::json::value& value);
void writeCitation(JsonWriter& out, const chat::Citation& citation);

chat::Finish finishOf(std::string_view reason) noexcept;
std::string_view reasonOf(chat::Finish finish, std::string_view stopSequence) noexcept;
void writeUsage(JsonWriter& out, const chat::Usage& usage);

}  // namespace gatehouse::dialect::cohere
