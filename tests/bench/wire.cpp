#include "tests/bench/wire.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <time.h>

namespace gatehouse::bench {

namespace {

constexpr std::string_view kBefore =
    "data: {\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
    "\"model\":\"mock\",\"system_fingerprint\":\"fp_0123456789\",\"service_tier\":\"default\","
    "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"i=";
constexpr std::size_t kIndexDigits = 7;
constexpr std::string_view kBetween = " t=";
constexpr std::size_t kTimeDigits = 19;
constexpr std::string_view kAfter = " \"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";

void appendDigits(std::string& out, std::uint64_t value, std::size_t width)
{
    std::array<char, 20> digits{};
    for (std::size_t i = width; i-- > 0; value /= 10) {
        digits[i] = static_cast<char>('0' + value % 10);
    }
    out.append(digits.data(), width);
}

bool readDigits(std::string_view text, std::uint64_t& value) noexcept
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::int64_t nowNanos() noexcept
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

const std::string& answerBody()
{
    static const std::string body = [] {
        const std::string before =
            R"({"id":"chatcmpl-mock","object":"chat.completion","created":1700000000,"model":"mock","choices":[{"index":0,"message":{"role":"assistant","content":")";
        const std::string after =
            R"("},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":211,"completion_tokens":97,"total_tokens":308,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}}})";
        std::string text = before;
        constexpr std::string_view kWords = "the quick brown fox jumps over the lazy dog ";
        while (text.size() + after.size() < kAnswerSize) {
            text.append(kWords.substr(0, kAnswerSize - after.size() - text.size()));
        }
        return text + after;
    }();
    return body;
}

void appendEvent(std::string& out, std::uint32_t index, std::int64_t sentNanos)
{
    out += kBefore;
    appendDigits(out, index, kIndexDigits);
    out += kBetween;
    appendDigits(out, static_cast<std::uint64_t>(sentNanos), kTimeDigits);
    out += kAfter;
}

std::size_t eventSize() noexcept
{
    return kBefore.size() + kIndexDigits + kBetween.size() + kTimeDigits + kAfter.size();
}

const std::string& streamTail()
{
    static const std::string tail =
        "data: "
        "{\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
        "\"model\":\"mock\",\"choices\":[],\"usage\":{\"prompt_tokens\":211,\"completion_tokens\":"
        "97,"
        "\"total_tokens\":308}}\n\ndata: [DONE]\n\n";
    return tail;
}

EventStamp readEvent(std::string_view event) noexcept
{
    EventStamp stamp;
    if (event.size() != eventSize() || !event.starts_with(kBefore) || !event.ends_with(kAfter)) {
        return stamp;
    }
    event.remove_prefix(kBefore.size());
    std::uint64_t index = 0;
    std::uint64_t time = 0;
    if (!readDigits(event.substr(0, kIndexDigits), index)) return stamp;
    event.remove_prefix(kIndexDigits);
    if (!event.starts_with(kBetween)) return stamp;
    event.remove_prefix(kBetween.size());
    if (!readDigits(event.substr(0, kTimeDigits), time)) return stamp;
    stamp.ours = true;
    stamp.index = static_cast<std::uint32_t>(index);
    stamp.sentNanos = static_cast<std::int64_t>(time);
    return stamp;
}

Behaviour behaviourOf(std::string_view model) noexcept
{
    Behaviour result;
    while (!model.empty()) {
        const std::size_t dash = model.find('-');
        const std::string_view word = model.substr(0, dash);
        model = dash == std::string_view::npos ? std::string_view{} : model.substr(dash + 1);
        std::uint64_t number = 0;
        if (word == "429") result.status = 429;
        if (word == "500") result.status = 500;
        if (word == "cut") result.cut = true;
        if (word == "slowhead") result.latencyMicros = 2'000'000;
        if (word.size() < 2 || !readDigits(word.substr(1), number)) continue;
        if (word[0] == 'n') result.events = static_cast<std::uint32_t>(number);
        if (word[0] == 'd') result.spacingMicros = static_cast<std::int64_t>(number);
        if (word[0] == 'l') result.latencyMicros = static_cast<std::int64_t>(number);
    }
    return result;
}

std::string requestBody(std::size_t bytes, std::string_view model, bool stream)
{
    const std::string before =
        R"({"messages":[{"role":"system","content":"You are terse."},{"role":"user","content":")";
    std::string after = R"("}],"temperature":0.5,"model":")" + std::string(model) + '"';
    if (stream) after += R"(,"stream":true,"stream_options":{"include_usage":true})";
    after += '}';
    std::string text = before;
    constexpr std::string_view kWords =
        "Please tell me \\\"briefly\\\" what this line of the log means. ";
    while (text.size() + after.size() + kWords.size() <= bytes) text += kWords;
    if (text.size() + after.size() < bytes) text.append(bytes - after.size() - text.size(), '.');
    return text + after;
}

}  // namespace gatehouse::bench
