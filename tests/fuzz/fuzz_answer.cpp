#include "proxy/core/base/text.h"
#include "proxy/core/guard/answer_scan.h"
#include "proxy/core/guard/event_texts.h"
#include "tests/fuzz/property.h"

namespace {

using gatehouse::fuzz::require;
using namespace gatehouse::guard;

const Policy& policy()
{
    static const Policy kPolicy = readPolicy(
        R"({"enabled":true,"policies":[{"id":"p","enabled":true,"profiles":["email","secret"],)"
        R"("check":["RESPONSE"],"action":"REDACT"}]})");
    return kPolicy;
}

std::shared_ptr<const Scanner> scanner()
{
    static const auto kScanner = *Scanner::make(policy().options(false));
    return kScanner;
}

/// As many events come out as went in, and their texts joined hold nothing that may not leave.
template <class Pieces>
std::string joined(const Pieces& pieces)
{
    static const gatehouse::Hmac kKey("salt");
    constexpr std::string_view kStart = R"({"response":)";
    AnswerScan scan(policy(), scanner(), standIn(kKey));
    std::string all;
    std::size_t in = 0;
    std::size_t out = 0;
    const auto drain = [&] {
        for (AnswerScan::Event event; scan.next(event); ++out) {
            for (const auto& text : textsOf({}, event.raw, false).texts) all += text.plain;
        }
    };
    for (const auto& piece : pieces) {
        std::string json(kStart);
        gatehouse::appendJsonString(json, gatehouse::toUtf8(piece));
        json += '}';
        const auto size = json.size();
        scan.take({std::move(json), 0, size, false, {}}, {});
        ++in;
        drain();
    }
    scan.end();
    drain();
    require(in == out, "no event is lost");
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto raw = gatehouse::fuzz::textOf(data, size);
    // Whatever the bytes: offsets are within them, in order.
    std::size_t last = 0;
    for (const auto& text : textsOf({}, raw, false).texts) {
        require(text.at >= last && text.at + text.size <= raw.size(), "texts are in the event");
        last = text.at + text.size;
    }
    textsOf({}, raw, true);
    std::string text;
    for (const char c : raw) text += static_cast<unsigned char>(c) < 0x80 ? c : '.';
    std::vector<std::string> cut;
    for (const auto& piece : gatehouse::fuzz::cutByContent(text)) cut.emplace_back(piece);
    require(joined(cut) == joined(std::vector<std::string>{text}), "any cut reads the same");
    return 0;
}
