#include "proxy/shell/store/pack.h"

#include <algorithm>
#include <mutex>
#include <set>

#include <zstd.h>

namespace gatehouse::store {
namespace {

constexpr std::size_t kTooSmallToShrink = 96;
// Blobs are bounded by records.maxBody and records.maxEvents; what claims more than this is broken.
constexpr std::size_t kMostUnpacked = std::size_t{1} << 30U;

/// Stop names are views in the record's contract, and a trace may outlive the reader that made it.
std::string_view lasting(std::string_view name)
{
    static std::mutex mutex;
    static std::set<std::string, std::less<>> names;
    const std::lock_guard lock(mutex);
    auto at = names.find(name);
    if (at == names.end()) at = names.emplace(name).first;
    return *at;
}

void packCount(Packer& packer, const chat::Usage::Count& count)
{
    packer.whole(count.value_or(-1));
}

chat::Usage::Count unpackCount(Unpacker& unpacker)
{
    const auto value = unpacker.whole();
    return value < 0 ? chat::Usage::Count() : chat::Usage::Count(value);
}

}  // namespace

void Packer::natural(std::uint64_t value)
{
    while (value >= 0x80) {
        out_ += static_cast<char>((value & 0x7F) | 0x80);
        value >>= 7U;
    }
    out_ += static_cast<char>(value);
}

void Packer::whole(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    natural((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void Packer::text(std::string_view value)
{
    natural(value.size());
    out_ += value;
}

std::uint64_t Unpacker::natural()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if ((byte & 0x80U) == 0) return value;
    }
    rest_ = {};
    return 0;
}

std::int64_t Unpacker::whole()
{
    const auto bits = natural();
    return static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

std::string_view Unpacker::text()
{
    const auto size = natural();
    if (size > rest_.size()) {
        rest_ = {};
        return {};
    }
    const auto value = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(value.size());
    return value;
}

void packTrace(const std::vector<record::StopTrace>& trace, std::string& out)
{
    Packer packer(out);
    for (const auto& stop : trace) {
        packer.text(stop.stop);
        packer.text(stop.decision);
        packer.whole(stop.at);
        packer.whole(stop.took);
    }
}

void packEvents(const std::vector<record::EventMark>& events, std::string& out)
{
    Packer packer(out);
    std::int64_t last = 0;
    for (const auto& event : events) {
        packer.whole(event.at - last);
        packer.natural(event.size);
        last = event.at;
    }
}

void packUsage(const chat::Usage& usage, std::string& out)
{
    Packer packer(out);
    for (const auto* count : {&usage.input, &usage.cacheRead, &usage.cacheWrite5m,
                              &usage.cacheWrite1h, &usage.inputAudio, &usage.output,
                              &usage.reasoning, &usage.outputAudio, &usage.searches}) {
        packCount(packer, *count);
    }
    packer.natural(usage.estimated ? 1 : 0);
}

std::vector<record::StopTrace> unpackTrace(std::string_view bytes)
{
    std::vector<record::StopTrace> trace;
    Unpacker unpacker(bytes);
    while (!unpacker.atEnd()) {
        record::StopTrace stop;
        stop.stop = lasting(unpacker.text());
        stop.decision = unpacker.text();
        stop.at = unpacker.whole();
        stop.took = unpacker.whole();
        trace.push_back(std::move(stop));
    }
    return trace;
}

std::vector<record::EventMark> unpackEvents(std::string_view bytes)
{
    std::vector<record::EventMark> events;
    Unpacker unpacker(bytes);
    std::int64_t last = 0;
    while (!unpacker.atEnd()) {
        last += unpacker.whole();
        events.push_back({last, static_cast<std::uint32_t>(unpacker.natural())});
    }
    return events;
}

chat::Usage unpackUsage(std::string_view bytes)
{
    chat::Usage usage;
    if (bytes.empty()) return usage;
    Unpacker unpacker(bytes);
    for (auto* count : {&usage.input, &usage.cacheRead, &usage.cacheWrite5m, &usage.cacheWrite1h,
                        &usage.inputAudio, &usage.output, &usage.reasoning, &usage.outputAudio,
                        &usage.searches}) {
        *count = unpackCount(unpacker);
    }
    usage.estimated = unpacker.natural() != 0;
    return usage;
}

struct Compressor::Inside {
    ZSTD_CCtx* context = ZSTD_createCCtx();
};

Compressor::Compressor() : inside_(std::make_unique<Inside>()) {}

Compressor::~Compressor()
{
    ZSTD_freeCCtx(inside_->context);
}

std::string_view Compressor::pack(std::string_view bytes, int level, std::string& out,
                                  Coding& coding)
{
    coding = Coding::Plain;
    if (level <= 0 || bytes.size() < kTooSmallToShrink || inside_->context == nullptr) return bytes;
    const std::size_t room = ZSTD_compressBound(bytes.size());
    if (out.size() < room) out.resize(room);
    const std::size_t size =
        ZSTD_compressCCtx(inside_->context, out.data(), room, bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0 || size >= bytes.size()) return bytes;
    coding = Coding::Zstd;
    return std::string_view(out).substr(0, size);
}

std::string unpacked(std::string_view bytes, Coding coding, std::size_t size)
{
    if (coding == Coding::Plain) return std::string(bytes);
    if (size > kMostUnpacked) return {};
    std::string out(size, '\0');
    const std::size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(got) != 0) return {};
    out.resize(got);
    return out;
}

}  // namespace gatehouse::store
