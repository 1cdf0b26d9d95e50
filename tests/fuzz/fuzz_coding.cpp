#include "proxy/core/http/coding.h"
#include "tests/fuzz/property.h"

/// The first byte chooses the coding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace gatehouse;
    constexpr std::string_view kCodings[] = {"gzip", "deflate", "br", "zstd"};
    constexpr std::size_t kLimit = 64 * 1024;
    if (size == 0) return 0;
    const auto coding = kCodings[data[0] % 4];
    const auto bytes = fuzz::textOf(data + 1, size - 1);
    const auto whole = http::decoded(bytes, coding, kLimit);
    const auto inflater = http::Inflater::make(coding, kLimit);
    std::string out;
    bool isGood = true;
    for (const auto& piece : fuzz::cutByContent(bytes)) {
        isGood = isGood && inflater->push(piece, out).ok();
        fuzz::require(out.size() <= kLimit, "the result is bounded");
    }
    if (whole.ok()) fuzz::require(isGood && out == *whole, "the same text in every chunking");
    if (isGood && inflater->isWhole() && !bytes.empty())
        fuzz::require(whole.ok(), "whole in pieces is whole at once");
    http::accepts(bytes, coding);
    return 0;
}
