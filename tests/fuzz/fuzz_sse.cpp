#include "proxy/core/http/sse.h"
#include "tests/fuzz/property.h"

namespace {

using gatehouse::fuzz::require;

std::string eventsOf(const gatehouse::tests::Pieces& pieces)
{
    gatehouse::http::SseReader reader;
    std::string out;
    for (const auto& piece : pieces) {
        reader.push(piece);
        while (const auto event = reader.next()) {
            out += gatehouse::cat("\x01", event->event, "\x02", event->data, "\x03", event->id);
        }
    }
    return out;
}

/// The blocks of the stream; none is lost, none longer than the limit is kept.
gatehouse::tests::Pieces blocksOf(const gatehouse::tests::Pieces& pieces, std::size_t maxEvent,
                                  std::string_view all)
{
    gatehouse::http::SseSplitter splitter(maxEvent);
    gatehouse::tests::Pieces blocks;
    std::string joined;
    for (const auto& piece : pieces) {
        std::string_view input = piece;
        std::string_view event;
        while (splitter.next(input, event)) {
            require(!event.empty(), "a block holds something");
            joined += event;
            blocks.emplace_back(event);
            gatehouse::http::viewOf(event);
        }
        require(input.empty(), "all input is taken");
        require(splitter.rest().size() <= maxEvent, "what is held is bounded");
    }
    blocks.emplace_back(splitter.rest());
    joined += splitter.rest();
    require(joined == all, "no byte is lost");
    return blocks;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = gatehouse::fuzz::textOf(data, size);
    const gatehouse::tests::Pieces whole{std::string(text)};
    const auto pieces = gatehouse::fuzz::cutByContent(text);
    const std::string events = eventsOf(whole);
    require(eventsOf(pieces) == events, "the same events in every chunking");
    for (const std::size_t limit : {std::size_t{16}, std::size_t{1} << 20U}) {
        require(eventsOf(blocksOf(whole, limit, text)) == events, "blocks hold the same events");
        require(eventsOf(blocksOf(pieces, limit, text)) == events,
                "blocks of pieces hold the same events");
    }
    return 0;
}
