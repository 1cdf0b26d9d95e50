#include "proxy/core/guard/json_texts.h"
#include "proxy/core/guard/stream.h"
#include "tests/fuzz/property.h"

namespace {

using gatehouse::fuzz::require;
using namespace gatehouse::guard;

std::shared_ptr<const Scanner> scanner()
{
    static const auto kScanner = [] {
        ScannerOptions options;
        options.categories = ~Categories{0};
        options.words.push_back({"words", {"blue heron", "zeus"}});
        options.patterns.push_back({"ticket", "TCK-[0-9]+"});
        options.patterns.push_back({"key", "\\bkey: (\\w+)", 1});
        options.patterns.push_back({"line", "go .*stop$"});
        return *Scanner::make(std::move(options));
    }();
    return kScanner;
}

/// What a stream of pieces finds; what leaves it is what came.
std::vector<Finding> found(const gatehouse::tests::Pieces& pieces, std::string_view all)
{
    StreamScan stream(scanner());
    std::vector<Finding> findings;
    std::string joined;
    const auto take = [&](std::string_view piece, bool isLast) {
        for (const auto& part : stream.take(piece, isLast)) {
            joined += part.text;
            if (part.isFinding && part.isWhole) findings.push_back(part.finding);
        }
        require(stream.held() <= kWindow, "what is held is bounded");
    };
    for (const auto& piece : pieces) take(piece, false);
    take({}, true);
    require(joined == all, "no byte is lost");
    return findings;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = gatehouse::fuzz::textOf(data, size);
    const auto whole = scanner()->scan(text);
    std::size_t last = 0;
    for (const auto& finding : whole) {
        require(finding.begin >= last && finding.begin < finding.end, "findings are in order");
        require(finding.end <= text.size(), "findings are in the text");
        last = finding.end;
    }
    require(found({std::string(text)}, text) == whole, "one piece is the whole");
    require(found(gatehouse::fuzz::cutByContent(text), text) == whole, "any split is the whole");
    changedTexts(text, [](std::string_view each) -> std::optional<std::string> {
        if (each.empty()) return std::nullopt;
        return std::string(each);
    });
    return 0;
}
