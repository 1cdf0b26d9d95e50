// Conversations of any bytes: readings know where they come from, verdicts point into the text.
#include <cstdint>
#include <string_view>

#include "proxy/core/injection/judge.h"
#include "tests/fuzz/property.h"

namespace {

using namespace gatehouse;
using fuzz::require;

void readings(std::string_view text)
{
    for (const auto& view : injection::viewsOf(text)) {
        require(view.origin.size() == view.text.size(), "every byte has an origin");
        require(view.isCapital.size() == view.text.size(), "every byte has a case");
        for (const auto origin : view.origin) require(origin < text.size(), "inside the source");
        const auto features = injection::featuresOf(view);
        require(features.keys.size() == features.origins.size(), "every feature has a place");
        require(features.keys.size() <= 16 * view.text.size() + 16, "features are linear");
        for (const auto& sentence : features.sentences)
            require(sentence.begin <= sentence.end && sentence.end <= text.size(),
                    "sentences lie inside");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = fuzz::textOf(data, size);
    readings(text);
    const std::string_view half = text.substr(0, text.size() / 2);
    const injection::Part parts[] = {{injection::Origin::User, "", text},
                                     {injection::Origin::Tool, "", half},
                                     {injection::Origin::User, "", half}};
    const auto verdict = injection::judge(injection::builtIn(), parts, 0.5);
    require(verdict.score >= 0 && verdict.score <= 1, "a score is a share");
    for (const auto& span : verdict.spans)
        require(span.part < 3 && span.begin <= span.end && span.end <= parts[span.part].text.size(),
                "a span lies in its part");
    return 0;
}
