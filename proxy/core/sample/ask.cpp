#include "proxy/core/sample/ask.h"

#include <algorithm>

#include <boost/json.hpp>

#include "proxy/core/base/random.h"
#include "proxy/core/base/text.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

struct Name {
    std::string_view name;
    Steer steer;
};

using Act = Steer::Act;
const Name kNames[] = {
    {"sample", {}},
    {"echo", {Act::Echo}},
    {"long", {Act::Long}},
    {"fast", {Act::Plain, true}},
    {"slow", {Act::Plain, false, true}},
    {"reason", {Act::Reason}},
    {"tool", {Act::Tool}},
    {"tools", {Act::Tools}},
    {"refuse", {Act::Refuse}},
    {"length", {Act::Length}},
    {"empty", {Act::Empty}},
    {"cut", {Act::Cut}},
    {"hang", {Act::Hang}},
    {"error-mid-stream", {Act::ErrorMidStream}},
    {"judge", {Act::Judge, true}},
    {"400", {Act::Plain, false, false, 400}},
    {"401", {Act::Plain, false, false, 401}},
    {"403", {Act::Plain, false, false, 403}},
    {"404", {Act::Plain, false, false, 404}},
    {"429", {Act::Plain, false, false, 429}},
    {"500", {Act::Plain, false, false, 500}},
    {"503", {Act::Plain, false, false, 503}},
    {"529", {Act::Plain, false, false, 529}},
};

/// What the sample judge takes for harm; just enough to see what guardrails do.
struct Harmful {
    std::string_view word;
    std::string_view code;
};

constexpr Harmful kHarmful[] = {
    {"stab someone", "S1"}, {"pick a lock", "S2"},        {"medical advice", "S6"},
    {"home address", "S7"}, {"pirated copy", "S8"},       {"nerve gas", "S9"},
    {"racial slur", "S10"}, {"painless overdose", "S11"}, {"rigged election", "S13"},
};

/// As Llama Guard words it.
std::string verdictOn(std::string_view text)
{
    std::string plain(text);
    for (char& c : plain) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string codes;
    for (const auto& each : kHarmful) {
        if (plain.find(each.word) != std::string::npos)
            codes += cat(codes.empty() ? "" : ",", each.code);
    }
    return codes.empty() ? std::string("safe") : cat("unsafe\n", codes);
}

constexpr std::size_t kLongWords = 2000;

std::string quoted(std::string_view text)
{
    constexpr std::size_t kShown = 400;
    const std::string_view shown = cutUtf8(text, kShown);
    return cat("\"", shown, shown.size() < text.size() ? "…\"" : "\"");
}

std::string plainText(const Ask& ask)
{
    if (ask.afterTool) {
        return cat("Thank you, the tool has answered: ", quoted(ask.toolResult),
                   ". I am Gatehouse's built-in sample, so I take its word for it. That closes the "
                   "loop: you asked, I "
                   "called, your program answered, and here is the reply.");
    }
    if (ask.prompt.empty()) {
        return "Hello! I am the sample that is built into Gatehouse. You have not asked anything "
               "yet; write me a line and I "
               "will repeat it back to you.";
    }
    return cat(
        "Hello! I am the sample that is built into Gatehouse: I run on this machine, cost nothing "
        "and know only a few "
        "sentences. You asked: ",
        quoted(ask.prompt),
        ". A real model would have much to say to that. Your request arrived, was understood and "
        "is in the log, so "
        "everything between your program and the gateway works. Add a provider with your key, "
        "change the model's "
        "name, and the same request gets a real answer.");
}

std::string longText(const Ask& ask)
{
    static constexpr std::string_view kSentences[] = {
        "A gatehouse stands where the road meets the wall.",
        "Whoever comes is asked for a name, and whoever leaves is written into the book.",
        "The keeper knows the carters by their horses and the merchants by their seals.",
        "In winter a fire burns in the lower room, and travellers dry their coats there.",
        "No gate is better than its hinges, and no hinge is better than the oil it gets.",
        "When two carts meet under the arch, the heavier one has the way.",
        "At night the bar falls, and the bell tells the town that all is well.",
        "Some say the wall is older than the town; the keeper only says that it is thick.",
        "What passes quickly was packed well, and what is packed well is seldom searched.",
        "So the days go by, one after the other, each with its line in the book.",
    };
    std::string out = plainText(ask);
    std::size_t words = wordsOf(out).size();
    for (std::size_t i = 0; words < kLongWords; ++i) {
        const auto sentence = kSentences[i % std::size(kSentences)];
        out += i % std::size(kSentences) == 0 ? "\n\n" : " ";
        out += sentence;
        words += wordsOf(sentence).size();
    }
    return out;
}

std::string thinkingText(const Ask& ask)
{
    return cat("The request says ", quoted(ask.prompt),
               ". I am a sample, so there is little to weigh: greet, say what I am, repeat the "
               "question, and show that "
               "reasoning arrives apart from the answer.");
}

bool asksForTool(const Ask& ask)
{
    const std::string prompt = lower(ask.prompt);
    if (prompt.find("tool") != std::string::npos) return true;
    return std::any_of(ask.tools.begin(), ask.tools.end(), [&prompt](const Tool& tool) {
        return prompt.find(lower(tool.name)) != std::string::npos;
    });
}

std::vector<Call> callsOf(const Ask& ask)
{
    const bool steered = ask.steer.act == Act::Tool || ask.steer.act == Act::Tools;
    if (ask.tools.empty() || ask.afterTool || !ask.mayCall ||
        !(steered || ask.mustCall || asksForTool(ask)))
        return {};
    const std::string prompt = lower(ask.prompt);
    auto first = std::find_if(ask.tools.begin(), ask.tools.end(), [&](const Tool& tool) {
        return ask.forcedTool.empty() ? prompt.find(lower(tool.name)) != std::string::npos
                                      : tool.name == ask.forcedTool;
    });
    if (first == ask.tools.end()) first = ask.tools.begin();
    std::vector<const Tool*> chosen{&*first};
    if (ask.steer.act == Act::Tools) {  // a second one, or the same again
        const auto next =
            std::next(first) == ask.tools.end() ? ask.tools.begin() : std::next(first);
        chosen.push_back(&*next);
    }
    std::vector<Call> calls;
    for (const Tool* tool : chosen) {
        json::value arguments = instanceOf(tool->schema);
        if (!arguments.is_object()) arguments = json::object();
        calls.push_back(
            {idOf("call_", ask.seed + calls.size() + 1), tool->name, json::serialize(arguments)});
    }
    return calls;
}

/// Cuts the text to `limit` tokens; true when something was cut.
bool shorten(std::string& text, std::int64_t limit)
{
    if (limit < 0 || tokensOf(text) <= limit) return false;
    const std::string whole = text;
    text.clear();
    for (const auto word : wordsOf(whole)) {
        if (tokensOf(cat(text, word)) > limit) break;
        text += word;
    }
    return true;
}

}  // namespace

Steer steerOf(std::string_view model)
{
    const auto slash = model.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? model : model.substr(slash + 1);
    for (const auto& row : kNames) {
        if (row.name == last) return row.steer;
    }
    return {};
}

const std::vector<std::string_view>& steeringNames()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> out;
        for (const auto& row : kNames) out.push_back(row.name);
        return out;
    }();
    return names;
}

Answer answerTo(const Ask& ask)
{
    Answer answer;
    const Act act = ask.steer.act;
    if (act == Act::Empty) return answer;
    if (act == Act::Reason || ask.wantsThinking) answer.thinking = thinkingText(ask);
    answer.calls = callsOf(ask);
    if (!answer.calls.empty()) {
        answer.end = Answer::End::Tool;
    } else if (act == Act::Refuse) {
        answer.text = "I am sorry, but as a sample I have been told to refuse this.";
        answer.end = Answer::End::Refusal;
    } else if (act == Act::Echo) {
        answer.text = ask.prompt;
    } else if (act == Act::Judge) {
        answer.text = verdictOn(ask.lastWords.empty() ? ask.prompt : ask.lastWords);
    } else if (ask.wantsJson) {
        json::value value = instanceOf(ask.schema);
        if (!value.is_object() && !value.is_array())
            value = json::object{{"answer", plainText(ask)}};
        answer.text = json::serialize(value);
    } else if (act == Act::Long) {
        answer.text = longText(ask);
    } else if ((act == Act::Tool || act == Act::Tools) && ask.tools.empty()) {
        answer.text =
            "I would call a tool now, but the request brought none. Add a tool to it and ask "
            "again.";
    } else {
        answer.text = plainText(ask);
    }
    constexpr std::int64_t kShort = 16;
    if (act == Act::Length && answer.calls.empty()) {
        shorten(answer.text, kShort);
        answer.end = Answer::End::Length;
    }
    answer.thinkingTokens = tokensOf(answer.thinking);
    if (ask.maxTokens > 0 && answer.calls.empty()) {
        if (shorten(answer.text, std::max<std::int64_t>(0, ask.maxTokens - answer.thinkingTokens)))
            answer.end = Answer::End::Length;
    }
    answer.outputTokens = answer.thinkingTokens + tokensOf(answer.text);
    for (const auto& call : answer.calls)
        answer.outputTokens += tokensOf(call.name) + tokensOf(call.arguments);
    return answer;
}

std::int64_t tokensOf(std::string_view text) noexcept
{
    const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    return (characters + 3) / 4;
}

std::int64_t tokensOf(const json::value& value)
{
    std::int64_t sum = 0;
    std::vector<const json::value*> open{
        &value};  // a stack of our own: the depth of a request is the client's choice
    while (!open.empty()) {
        const json::value* next = open.back();
        open.pop_back();
        if (const auto* text = next->if_string()) {
            if (!text->starts_with("data:")) sum += tokensOf(std::string_view(*text));
        } else if (const auto* object = next->if_object()) {
            for (const auto& [key, member] : *object) {
                if (key != "data" && key != "type" && key != "role" && key != "id")
                    open.push_back(&member);
            }
        } else if (const auto* array = next->if_array()) {
            for (const auto& member : *array) open.push_back(&member);
        }
    }
    return sum;
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool wasSpace = text[i - 1] == ' ' || text[i - 1] == '\n';
        const bool isSpace = text[i] == ' ' || text[i] == '\n';
        if (!wasSpace || isSpace) continue;
        words.push_back(text.substr(begin, i - begin));
        begin = i;
    }
    if (begin < text.size()) words.push_back(text.substr(begin));
    return words;
}

std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed) noexcept
{
    std::uint64_t hash = 0xCBF29CE484222325ULL ^ seed;  // FNV-1a
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

std::string idOf(std::string_view prefix, std::uint64_t seed)
{
    constexpr char kHex[] = "0123456789abcdef";
    Random random(seed);
    std::string out(prefix);
    for (int i = 0; i < 24; ++i) out += kHex[random.next() >> 60];
    return out;
}

namespace {

const json::value* memberOf(const json::value& value, std::string_view key)
{
    const auto* object = value.if_object();
    return object != nullptr ? object->if_contains(key) : nullptr;
}

json::value textFor(std::string_view name)
{
    const std::string key = lower(name);
    if (key.find("city") != std::string::npos || key.find("location") != std::string::npos)
        return "Lisbon";
    if (key.find("country") != std::string::npos) return "Portugal";
    if (key.find("url") != std::string::npos) return "http://localhost/";
    if (key.find("path") != std::string::npos || key.find("file") != std::string::npos)
        return "sample.txt";
    if (key.find("date") != std::string::npos) return "2026-01-01";
    return "sample";
}

/// "type" as a word, also from a list (["string","null"]) and in Gemini's capitals.
std::string typeWord(const json::value& schema)
{
    const auto* type = memberOf(schema, "type");
    if (type == nullptr) return memberOf(schema, "properties") != nullptr ? "object" : "";
    if (const auto* list = type->if_array(); list != nullptr && !list->empty())
        type = &list->front();
    return type->is_string() ? lower(std::string_view(type->as_string())) : "";
}

}  // namespace

json::value instanceOf(const json::value& schema, std::string_view name, int depth)
{
    constexpr int kDeepest = 12;
    if (depth > kDeepest) return nullptr;
    if (const auto* value = memberOf(schema, "const")) return *value;
    if (const auto* values = memberOf(schema, "enum");
        values != nullptr && values->is_array() && !values->as_array().empty()) {
        return values->as_array().front();
    }
    for (const std::string_view key : {"anyOf", "oneOf", "allOf"}) {
        const auto* list = memberOf(schema, key);
        if (list != nullptr && list->is_array() && !list->as_array().empty())
            return instanceOf(list->as_array().front(), name, depth + 1);
    }
    const std::string type = typeWord(schema);
    if (type == "object") {
        json::object out;
        if (const auto* properties = memberOf(schema, "properties");
            properties != nullptr && properties->is_object()) {
            for (const auto& [key, value] : properties->as_object())
                out[key] = instanceOf(value, key, depth + 1);
        }
        return out;
    }
    if (type == "array") {
        const auto* items = memberOf(schema, "items");
        return items != nullptr ? json::array{instanceOf(*items, name, depth + 1)} : json::array();
    }
    if (type == "integer" || type == "number") {
        const auto* least = memberOf(schema, "minimum");
        return least != nullptr && least->is_number() ? *least : json::value(1);
    }
    if (type == "boolean") return true;
    if (type == "null") return nullptr;
    return type == "string" ? textFor(name) : json::value(nullptr);
}

}  // namespace gatehouse::sample
