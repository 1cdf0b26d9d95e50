#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/json_writer.h"

/// What the files of this dialect share.
namespace gatehouse::dialect::ollama {

inline constexpr std::string_view kSigner = "ollama_chat";

Result<chat::Request> readRequest(std::string_view json, Notes& notes);
Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes);
std::string path(const chat::Request& request, const Destination& to);
Result<chat::Reply> readReply(std::string_view json);
std::string writeReply(const chat::Reply& reply, const Writing& as);
void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<chat::Delta>& out);
void writeDelta(const chat::Delta& delta, Writing& writing, std::string& out);
void writeEnd(Writing& writing, std::string& out);

/// {"function":{"name":…,"arguments":{…}}}: calls have no ids here, and come whole.
void writeCall(JsonWriter& out, const chat::Part& call);
chat::Part callOf(const boost::json::value& value);
/// The members of the last object of an answer: why it ended, and counts.
void writeEnding(JsonWriter& out, const chat::Reply& reply);
/// "2026-01-31T12:00:00Z" of seconds since 1970.
std::string timeOf(std::int64_t seconds);

}  // namespace gatehouse::dialect::ollama
