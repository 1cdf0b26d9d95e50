#include "proxy/core/base/text.h"
#include "proxy/core/http/websocket.h"
#include "tests/fuzz/property.h"

namespace {

using gatehouse::fuzz::require;
using gatehouse::http::MessageReader;

constexpr std::size_t kLimit = 300;

std::string messagesOf(const gatehouse::tests::Pieces& pieces, bool isClient)
{
    MessageReader reader(isClient, kLimit);
    std::string out;
    for (const auto& piece : pieces) {
        std::string_view input = piece;
        for (;;) {
            const auto kind = reader.next(input);
            if (kind == MessageReader::Kind::NeedMore) break;
            if (kind == MessageReader::Kind::Error) return out + "error";
            require(reader.payload().size() <= kLimit, "what is kept is bounded");
            out +=
                gatehouse::cat(gatehouse::number(static_cast<int>(kind)), "\x01", reader.payload(),
                               "\x02", gatehouse::number(static_cast<std::int64_t>(reader.size())));
        }
        require(input.empty(), "all input is taken");
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = gatehouse::fuzz::textOf(data, size);
    const gatehouse::tests::Pieces whole{std::string(text)};
    for (const bool isClient : {true, false}) {
        require(messagesOf(gatehouse::fuzz::cutByContent(text), isClient) ==
                    messagesOf(whole, isClient),
                "the same messages in every chunking");
    }
    return 0;
}
