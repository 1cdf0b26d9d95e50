#include "proxy/core/http/aws_frames.h"
#include "tests/fuzz/property.h"

namespace {

using gatehouse::fuzz::require;
using gatehouse::http::AwsFrameSplitter;

struct Cut {
    std::string frames;  ///< with a bar behind each
    std::string joined;
    bool isDamaged = false;
};

Cut cutUp(const gatehouse::tests::Pieces& pieces)
{
    AwsFrameSplitter splitter;
    Cut cut;
    for (const auto& piece : pieces) {
        std::string_view input = piece;
        std::string_view frame;
        while (splitter.next(input, frame)) {
            require(!frame.empty(), "a frame holds something");
            cut.joined += frame;
            if (!splitter.damaged()) cut.frames += gatehouse::cat(frame, "|");
            gatehouse::http::sseOfFrame(frame);
        }
        require(input.empty(), "all input is taken");
        require(splitter.rest().size() <= AwsFrameSplitter::kMostFrame, "what is held is bounded");
    }
    cut.joined += splitter.rest();
    cut.isDamaged = splitter.damaged();
    return cut;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = gatehouse::fuzz::textOf(data, size);
    const Cut whole = cutUp({std::string(text)});
    const Cut pieces = cutUp(gatehouse::fuzz::cutByContent(text));
    require(whole.joined == text && pieces.joined == text, "no byte is lost");
    require(whole.frames == pieces.frames && whole.isDamaged == pieces.isDamaged,
            "the same frames in every chunking");

    // A payload that is written is read again.
    std::string payload(text);
    for (char& c : payload) {
        if (c == '\r' || c == '\n') c = ' ';
    }
    std::string frame;
    gatehouse::http::appendFrame(frame, "messageStart", payload);
    require(gatehouse::http::sseOfFrame(frame) ==
                gatehouse::cat("event: messageStart\ndata: ", payload, "\n\n"),
            "what is written is read again");
    gatehouse::http::framesOfSse(text);
    return 0;
}
