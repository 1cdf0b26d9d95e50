#include <algorithm>
#include <memory>
#include <vector>

#include <boost/json/parse.hpp>

#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/codec.h"
#include "proxy/core/http/sse.h"
#include "tests/fuzz/property.h"

namespace {

using namespace gatehouse;
using fuzz::require;

constexpr std::string_view kIds[] = {"openai_chat",     "openai_responses", "anthropic_messages",
                                     "gemini_generate", "cohere_chat",      "ollama_chat",
                                     "bedrock_converse"};

std::vector<const dialect::Codec*> codecs()
{
    std::vector<const dialect::Codec*> out;
    for (const auto id : kIds) {
        if (const auto* codec = dialect::codecOf(id)) out.push_back(codec);
    }
    return out;
}

bool isJson(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = 1000;
    boost::json::error_code code;
    boost::json::parse({text.data(), text.size()}, code, {}, options);
    return !code;
}

/// Whether a user says anything: an API may refuse a call without.
bool asks(const chat::Request& request)
{
    return std::ranges::any_of(request.messages, [](const chat::Message& message) {
        return message.role == chat::Role::User &&
               std::ranges::any_of(message.parts, [](const chat::Part& part) {
                   return part.kind == chat::Part::Kind::Text && !part.text.empty();
               });
    });
}

/// What one dialect asks, every dialect's provider can be asked, or it says why not.
void request(const dialect::Codec& from, std::string_view text)
{
    dialect::Notes notes;
    const auto read = from.readRequest(text, notes);
    if (!read.ok()) return require(!read.error().message.empty(), "an error says what was wrong");
    for (const auto* to : codecs()) {
        dialect::Destination where;
        where.model = read->model;
        where.isReasoning = text.size() % 2 == 0;
        where.maxOutput = text.size() % 3 == 0 ? 4096 : 0;
        const auto written = to->writeRequest(*read, where, notes);
        require(to->path(*read, where).starts_with('/'), "a path begins with a slash");
        if (!written.ok()) {
            require(!written.error().hint.empty(), "what cannot be expressed has a hint");
            continue;
        }
        require(isJson(*written), "a written request is JSON");
        if (to != &from || !asks(*read)) continue;
        dialect::Notes again;
        require(to->readRequest(*written, again).ok(), "a written request reads again");
    }
}

void answer(const dialect::Codec& from, std::string_view text)
{
    const auto read = from.readReply(text);
    if (!read.ok()) return;
    for (const auto* to : codecs()) {
        require(isJson(to->writeReply(*read, {})), "a written answer is JSON");
        const auto steps = chat::unfold(*read);
        dialect::Writing writing;
        std::string out;
        for (const auto& step : steps) to->writeDelta(step, writing, out);
        to->writeEnd(writing, out);
    }
}

std::vector<chat::Delta> deltas(const dialect::Codec& from, std::string_view stream)
{
    std::vector<chat::Delta> out;
    dialect::Reading reading;
    while (!stream.empty()) {
        const auto end = std::min(stream.find('\n'), stream.size());
        from.readEvent({}, stream.substr(0, end), reading, out);
        stream.remove_prefix(std::min(end + 1, stream.size()));
    }
    return out;
}

/// Every event that is written holds JSON, and reads without a crash.
void stream(const dialect::Codec& from, std::string_view text)
{
    const auto steps = deltas(from, text);
    chat::Reply folded;
    for (const auto& step : steps) chat::fold(step, folded);
    for (const auto* to : codecs()) {
        dialect::Writing writing;
        std::string out;
        for (const auto& step : steps) to->writeDelta(step, writing, out);
        to->writeEnd(writing, out);
        if (!to->streamType.starts_with("text/event-stream")) {
            deltas(*to, out);
            continue;
        }
        dialect::Reading reading;
        std::vector<chat::Delta> again;
        http::SseSplitter splitter;
        std::string_view rest = out;
        for (std::string_view event; splitter.next(rest, event);) {
            const auto view = http::viewOf(event);
            if (view.data.empty() || view.data == "[DONE]") continue;
            require(isJson(view.data), "a written event holds JSON");
            to->readEvent(view.event, view.data, reading, again);
        }
    }
}

}  // namespace

/// The first byte chooses the dialect and what the rest is: a request, an answer, or the data of a
/// stream's events, one a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const auto all = codecs();
    const auto& codec = *all[data[0] % all.size()];
    // An allocation of exactly this size: reading past the text is found.
    const std::size_t count = size - 1;
    const auto copy = std::make_unique<char[]>(count);
    std::copy_n(reinterpret_cast<const char*>(data + 1), count, copy.get());
    const std::string_view text(copy.get(), count);
    switch (data[0] / all.size() % 3) {
        case 0:
            request(codec, text);
            break;
        case 1:
            answer(codec, text);
            break;
        default:
            stream(codec, text);
    }
    return 0;
}
