#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/reply.h"
#include "proxy/core/chat/request.h"
#include "proxy/core/dialect/codec.h"

namespace gatehouse::dialect::responses {

inline constexpr std::string_view kResponses = "openai_responses";

/// A reasoning item: its summary or its text, and the ciphertext that the service wants back under
/// the item's id.
chat::Part thoughtOf(const boost::json::value& item);

/// The text of a freeform tool's arguments: {"input": text}.
std::string freeformInput(std::string_view arguments);

/// An item of the answer. `status` is "in_progress" or "completed"; in progress it is still empty.
boost::json::object itemOf(const chat::Part& part, const std::string& id, const Writing& as,
                           bool isDone);
std::string itemId(const Writing& as, chat::Part::Kind kind, std::size_t number);

/// The response object. Without usage and finish while it runs.
boost::json::object responseOf(const chat::Reply& reply, const Writing& as,
                               std::string_view status);
std::string_view statusOf(const chat::Reply& reply) noexcept;

boost::json::object usageObject(const chat::Usage& usage);
chat::Usage usageOf(std::string_view json);

/// Of the response object of a final event, or a whole answer.
chat::Finish finishOf(const boost::json::object& response, bool calledTools);

Result<chat::Request> readRequest(std::string_view json, Notes& notes);
Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes);
Result<chat::Reply> readReply(std::string_view json);
std::string writeReply(const chat::Reply& reply, const Writing& as);
void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<chat::Delta>& out);
void writeDelta(const chat::Delta& delta, Writing& writing, std::string& out);
void writeEnd(Writing& writing, std::string& out);

}  // namespace gatehouse::dialect::responses
