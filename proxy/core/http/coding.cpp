#include "proxy/core/http/coding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include "proxy/core/base/text.h"

namespace gatehouse::http {
namespace {

constexpr std::size_t kPiece = 16 * 1024;
constexpr int kMaxWindowLog = 23;            ///< 8 MiB, RFC 9659 for zstd as a content coding
constexpr std::size_t kMaxCodingsOfOne = 4;  ///< nobody honest stacks more

Error broken(std::string_view coding)
{
    return fail(ErrorKind::BadUpstream, cat("the ", coding, " coded body is broken"),
                "ask the provider for identity in Accept-Encoding");
}

/// Room for decoded bytes that ends one byte past the limit, so that a bomb shows before it grows.
class Budget {
public:
    explicit Budget(std::size_t limit) : limit_(limit) {}

    [[nodiscard]] std::size_t room() const noexcept
    {
        return std::min(kPiece - 1, limit_ - used_) + 1;
    }

    Result<void> take(const char* bytes, std::size_t size, std::string& out)
    {
        if (size > limit_ - used_) {
            return fail(ErrorKind::BadUpstream, "the decoded body is larger than the limit",
                        "raise the body limit if answers of this size are wanted");
        }
        used_ += size;
        out.append(bytes, size);
        return {};
    }

private:
    std::size_t limit_;
    std::size_t used_ = 0;
};

class Identity final : public Inflater {
public:
    explicit Identity(std::size_t limit) : budget_(limit) {}

    Result<void> push(std::string_view bytes, std::string& out) override
    {
        return budget_.take(bytes.data(), bytes.size(), out);
    }

    [[nodiscard]] bool isWhole() const noexcept override { return true; }

private:
    Budget budget_;
};

/// gzip with any count of members (RFC 1952), or deflate: zlib (RFC 1950) as it should be, raw (RFC
/// 1951) as some send.
class Zlib final : public Inflater {
public:
    Zlib(bool isGzip, std::size_t limit) : isGzip_(isGzip), budget_(limit) {}

    ~Zlib() override
    {
        if (isOpen_) inflateEnd(&stream_);
    }

    Zlib(const Zlib&) = delete;
    Zlib& operator=(const Zlib&) = delete;

    Result<void> push(std::string_view bytes, std::string& out) override
    {
        if (!isOpen_) {
            start_.append(bytes);
            if (start_.size() < 2) return {};
            if (!open()) return broken(name());
            const std::string start = std::exchange(start_, {});
            return inflateAll(start, out);
        }
        return inflateAll(bytes, out);
    }

    [[nodiscard]] bool isWhole() const noexcept override { return isEnded_; }

private:
    [[nodiscard]] std::string_view name() const noexcept { return isGzip_ ? "gzip" : "deflate"; }

    bool open()
    {
        const auto first = static_cast<unsigned char>(start_[0]);
        const auto second = static_cast<unsigned char>(start_[1]);
        const bool isZlib = (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
        const int bits = isGzip_ ? 16 + MAX_WBITS : isZlib ? MAX_WBITS : -MAX_WBITS;
        isOpen_ = inflateInit2(&stream_, bits) == Z_OK;
        return isOpen_;
    }

    Result<void> inflateAll(std::string_view bytes, std::string& out)
    {
        std::array<char, kPiece> piece;
        while (!bytes.empty()) {
            if (isEnded_) {  // another member may follow in gzip, nothing in deflate
                if (!isGzip_ || inflateReset(&stream_) != Z_OK) return broken(name());
                isEnded_ = false;
            }
            const std::size_t slice = std::min<std::size_t>(bytes.size(), 1U << 30U);
            // zlib does not write to its input; its interface only lacks the const.
            stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
            stream_.avail_in = static_cast<uInt>(slice);
            int code = Z_OK;
            do {
                const std::size_t room = budget_.room();
                stream_.next_out = reinterpret_cast<Bytef*>(piece.data());
                stream_.avail_out = static_cast<uInt>(room);
                code = inflate(&stream_, Z_NO_FLUSH);
                if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
                    return broken(name());
                GH_TRY(budget_.take(piece.data(), room - stream_.avail_out, out));
            } while (code != Z_STREAM_END && stream_.avail_out == 0);
            isEnded_ = code == Z_STREAM_END;
            if (slice == stream_.avail_in && !isEnded_) return broken(name());
            bytes.remove_prefix(slice - stream_.avail_in);
        }
        return {};
    }

    bool isGzip_;
    bool isOpen_ = false;
    bool isEnded_ = false;
    std::string start_;  ///< the first two bytes tell zlib from raw deflate
    z_stream stream_{};
    Budget budget_;
};

class Brotli final : public Inflater {
public:
    explicit Brotli(std::size_t limit)
        : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)), budget_(limit)
    {
    }

    Result<void> push(std::string_view bytes, std::string& out) override
    {
        if (bytes.empty()) return {};
        if (!state_ || isWhole()) return broken("br");
        std::array<char, kPiece> piece;
        const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
        std::size_t left = bytes.size();
        BrotliDecoderResult code = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
        while (code == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
            const std::size_t room = budget_.room();
            std::size_t free = room;
            auto* to = reinterpret_cast<std::uint8_t*>(piece.data());
            code = BrotliDecoderDecompressStream(state_.get(), &left, &in, &free, &to, nullptr);
            if (code == BROTLI_DECODER_RESULT_ERROR) return broken("br");
            GH_TRY(budget_.take(piece.data(), room - free, out));
        }
        if (left > 0) return broken("br");
        return {};
    }

    [[nodiscard]] bool isWhole() const noexcept override
    {
        return BrotliDecoderIsFinished(state_.get()) != 0;
    }

private:
    struct Close {
        void operator()(BrotliDecoderState* state) const noexcept
        {
            BrotliDecoderDestroyInstance(state);
        }
    };

    std::unique_ptr<BrotliDecoderState, Close> state_;
    Budget budget_;
};

/// The header of a zstd frame (RFC 8878 3.1), held until it is whole. It goes to the library alone:
/// with a header and its blocks in one call the library skips its limit on the window, and it would
/// undo frames of before the RFC in its own way. So what a body means does not hang on how it was
/// cut.
class ZstdHeader {
public:
    /// Takes what belongs to the header off the front of `bytes`; false when this starts no frame.
    bool take(std::string_view& bytes)
    {
        while (!bytes.empty() && !isWhole()) {
            held_.push_back(bytes.front());
            bytes.remove_prefix(1);
            if (held_.size() == kMagicSize && !isCurrent() && !isSkippable()) return false;
        }
        return true;
    }

    [[nodiscard]] bool isWhole() const noexcept { return held_.size() == size(); }

    [[nodiscard]] std::string_view bytes() const noexcept { return held_; }

    void clear() noexcept { held_.clear(); }

private:
    static constexpr std::size_t kMagicSize = 4;

    [[nodiscard]] bool isCurrent() const noexcept { return held_.starts_with("\x28\xB5\x2F\xFD"); }

    [[nodiscard]] bool isSkippable() const noexcept
    {
        return (static_cast<unsigned char>(held_[0]) & 0xF0U) == 0x50 &&
               std::string_view(held_).substr(1, 3) == "\x2A\x4D\x18";
    }

    /// The whole header's bytes, as far as what is held tells.
    [[nodiscard]] std::size_t size() const noexcept
    {
        constexpr std::size_t kDictionary[] = {0, 1, 2, 4};
        constexpr std::size_t kContent[] = {0, 2, 4, 8};
        if (held_.size() <= kMagicSize) return kMagicSize + 1;
        if (isSkippable()) return kMagicSize + 4;
        const auto descriptor = static_cast<unsigned char>(held_[kMagicSize]);
        const bool isOneSegment = (descriptor & 0x20U) != 0;
        const std::size_t content = kContent[descriptor >> 6U];
        return kMagicSize + 1 + (isOneSegment ? 0 : 1) + kDictionary[descriptor & 3U] +
               (isOneSegment && content == 0 ? 1 : content);
    }

    std::string held_;  ///< at most 18 bytes
};

class Zstd final : public Inflater {
public:
    explicit Zstd(std::size_t limit) : state_(ZSTD_createDStream()), budget_(limit)
    {
        ZSTD_DCtx_setParameter(state_.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    }

    Result<void> push(std::string_view bytes, std::string& out) override
    {
        while (!bytes.empty()) {
            if (!isInFrame_) {
                isWhole_ = false;
                if (!header_.take(bytes)) return broken("zstd");
                if (!header_.isWhole()) return {};
                isInFrame_ = true;
                std::string_view header = header_.bytes();
                GH_TRY(inflate(header, out));
                header_.clear();
            } else {
                GH_TRY(inflate(bytes, out));
            }
        }
        return {};
    }

    [[nodiscard]] bool isWhole() const noexcept override { return isWhole_; }

private:
    /// Undoes what it can of `bytes` up to the end of a frame, and takes it off the front.
    Result<void> inflate(std::string_view& bytes, std::string& out)
    {
        std::array<char, kPiece> piece;
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        bool isFull = false;
        while (isInFrame_ && (in.pos < in.size || isFull)) {
            ZSTD_outBuffer to{piece.data(), budget_.room(), 0};
            const std::size_t code = ZSTD_decompressStream(state_.get(), &to, &in);
            if (ZSTD_isError(code) != 0) return broken("zstd");
            isWhole_ = code == 0;
            isInFrame_ = !isWhole_;
            isFull = to.pos == to.size;
            GH_TRY(budget_.take(piece.data(), to.pos, out));
        }
        bytes.remove_prefix(in.pos);
        return {};
    }

private:
    struct Close {
        void operator()(ZSTD_DStream* state) const noexcept { ZSTD_freeDStream(state); }
    };

    std::unique_ptr<ZSTD_DStream, Close> state_;
    ZstdHeader header_;
    bool isInFrame_ = false;
    bool isWhole_ = false;
    Budget budget_;
};

/// The quality of one list member in thousandths (RFC 9110 12.4.2); -1 when it is malformed.
int qualityOf(std::string_view parameters) noexcept
{
    while (!parameters.empty()) {
        std::string_view value = trim(takeUntil(parameters, ';'));
        if (!equalsNoCase(trim(takeUntil(value, '=')), "q")) continue;
        value = trim(value);
        if (value.empty() || value.size() > 5 || (value[0] != '0' && value[0] != '1')) return -1;
        if (value.size() > 1 && value[1] != '.') return -1;
        int quality = (value[0] - '0') * 1000;
        int unit = 100;
        for (const char c : value.substr(std::min<std::size_t>(value.size(), 2))) {
            if (c < '0' || c > '9') return -1;
            quality += (c - '0') * unit;
            unit /= 10;
        }
        return quality > 1000 ? -1 : quality;
    }
    return 1000;
}

bool isSameCoding(std::string_view a, std::string_view b) noexcept
{
    if (startsWithNoCase(a, "x-")) a.remove_prefix(2);  // x-gzip is gzip (RFC 9110 8.4.1.3)
    return equalsNoCase(a, b);
}

}  // namespace

std::unique_ptr<Inflater> Inflater::make(std::string_view coding, std::size_t limit)
{
    if (coding.empty() || equalsNoCase(coding, "identity"))
        return std::make_unique<Identity>(limit);
    if (isSameCoding(coding, "gzip")) return std::make_unique<Zlib>(true, limit);
    if (equalsNoCase(coding, "deflate")) return std::make_unique<Zlib>(false, limit);
    if (equalsNoCase(coding, "br")) return std::make_unique<Brotli>(limit);
    if (equalsNoCase(coding, "zstd")) return std::make_unique<Zstd>(limit);
    return nullptr;
}

Result<std::string> decoded(std::string_view bytes, std::string_view coding, std::size_t limit)
{
    std::vector<std::string_view> codings;
    while (!coding.empty()) {
        const auto one = trim(takeUntil(coding, ','));
        if (!one.empty()) codings.push_back(one);
    }
    if (codings.size() > kMaxCodingsOfOne)
        return fail(ErrorKind::BadUpstream, "too many content codings");
    if (codings.empty()) codings.emplace_back("identity");
    std::string text;
    for (std::size_t i = codings.size(); i-- > 0;) {
        const auto inflater = Inflater::make(codings[i], limit);
        if (!inflater) {
            return fail(ErrorKind::BadUpstream, "the content coding is unknown",
                        "only gzip, deflate, br and zstd can be undone");
        }
        const bool isFirst = i + 1 == codings.size();
        const std::string before = std::exchange(text, {});
        const std::string_view from = isFirst ? bytes : std::string_view(before);
        GH_TRY(inflater->push(from, text));
        if (!from.empty() && !inflater->isWhole()) return broken(codings[i]);
    }
    return text;
}

bool accepts(std::string_view accept, std::string_view coding) noexcept
{
    const bool isIdentity = equalsNoCase(coding, "identity");
    int any = -1;
    while (!accept.empty()) {
        std::string_view member = trim(takeUntil(accept, ','));
        const std::string_view name = trim(takeUntil(member, ';'));
        if (isSameCoding(name, coding)) return qualityOf(member) > 0;
        if (name == "*") any = qualityOf(member);
    }
    return any >= 0 ? any > 0 : isIdentity;
}

}  // namespace gatehouse::http
