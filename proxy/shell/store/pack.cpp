#include "proxy/shell/store/pack.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include <zstd.h>

namespace gatehouse::store {
namespace {

constexpr std::size_t kTooSmallToShrink = 512;
constexpr unsigned kServiceBit = 14;  // of a usage's facts: behind one bit for each count
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

}  // namespace

void Packed::grow(std::size_t more)
{
    constexpr std::size_t kFirst = 1024;
    const std::size_t wanted = std::max({kFirst, 2 * capacity_, size_ + more});
    std::unique_ptr<char[]> bytes(new char[wanted]);
    std::copy_n(bytes_.get(), size_, bytes.get());
    bytes_ = std::move(bytes);
    capacity_ = wanted;
}

void Packer::text(std::string_view value)
{
    natural(value.size());
    std::copy_n(value.data(), value.size(), out_.room(value.size()));
    out_.took(value.size());
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

void packTrace(const std::vector<record::StopTrace>& trace, Packed& out)
{
    Packer packer(out);
    for (const auto& stop : trace) {
        packer.text(stop.stop);
        packer.text(stop.decision);
        packer.whole(stop.at);
        packer.whole(stop.took);
    }
}

void packEvents(const std::vector<record::EventMark>& events, Packed& out)
{
    Packer packer(out);
    std::int64_t last = 0;
    for (const auto& event : events) {
        packer.whole(event.at - last);
        packer.natural(event.size);
        last = event.at;
    }
}

void packUsage(const chat::Usage& usage, Packed& out)
{
    const auto counts = {usage.input,          usage.cacheRead,   usage.cacheWrite5m,
                         usage.cacheWrite1h,   usage.inputAudio,  usage.output,
                         usage.reasoning,      usage.outputAudio, usage.searches,
                         usage.cacheReadAudio, usage.inputImage,  usage.outputImage,
                         usage.pictures};
    // First which ones there are: most calls have two or three.
    std::uint64_t facts = usage.estimated ? 1 : 0;
    std::uint64_t bit = 2;
    for (const auto& count : counts) {
        if (count) facts |= bit;
        bit <<= 1U;
    }
    // The plain service costs what an untold one does, and needs no room.
    if (usage.service > chat::Service::Plain)
        facts |= static_cast<std::uint64_t>(usage.service) << kServiceBit;
    Packer packer(out);
    packer.natural(facts);
    for (const auto& count : counts) {
        if (count) packer.whole(*count);
    }
}

std::vector<record::StopTrace> unpackTrace(Unpacker& from, std::uint64_t count)
{
    std::vector<record::StopTrace> trace;
    for (; count > 0 && !from.atEnd(); --count) {
        record::StopTrace stop;
        stop.stop = lasting(from.text());
        stop.decision = from.text();
        stop.at = from.whole();
        stop.took = from.whole();
        trace.push_back(std::move(stop));
    }
    return trace;
}

std::vector<record::EventMark> unpackEvents(Unpacker& from, std::uint64_t count)
{
    std::vector<record::EventMark> events;
    std::int64_t last = 0;
    for (; count > 0 && !from.atEnd(); --count) {
        last += from.whole();
        events.push_back({last, static_cast<std::uint32_t>(from.natural())});
    }
    return events;
}

chat::Usage unpackUsage(Unpacker& from)
{
    chat::Usage usage;
    const std::uint64_t facts = from.natural();
    usage.estimated = (facts & 1U) != 0;
    std::uint64_t bit = 2;
    for (auto* count :
         {&usage.input, &usage.cacheRead, &usage.cacheWrite5m, &usage.cacheWrite1h,
          &usage.inputAudio, &usage.output, &usage.reasoning, &usage.outputAudio, &usage.searches,
          &usage.cacheReadAudio, &usage.inputImage, &usage.outputImage, &usage.pictures}) {
        if ((facts & bit) != 0) *count = from.whole();
        bit <<= 1U;
    }
    const auto service = facts >> kServiceBit;
    if (service <= static_cast<std::uint64_t>(chat::Service::Other))
        usage.service = static_cast<chat::Service>(service);
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
