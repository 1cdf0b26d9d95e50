#include <bit>
#include <cstdint>
#include <utility>
#include <variant>

#include "proxy/core/base/crypto.h"
#include "proxy/core/trace/otlp.h"

namespace gatehouse::trace {
namespace {

constexpr std::uint64_t kNanosAMicro = 1000;

/// Fields of one message, one after another.
class Message {
public:
    void text(unsigned field, std::string_view value)
    {
        tag(field, kSized);
        varint(value.size());
        out_ += value;
    }

    void natural(unsigned field, std::uint64_t value)
    {
        tag(field, kVarint);
        varint(value);
    }

    void fixed(unsigned field, std::uint64_t value)
    {
        constexpr unsigned kBytes = 8;
        tag(field, kFixed);
        for (unsigned i = 0; i < kBytes; ++i) out_ += static_cast<char>(value >> (8 * i) & 0xFFU);
    }

    void message(unsigned field, const Message& inner) { text(field, inner.out_); }

    std::string take() { return std::move(out_); }

private:
    static constexpr unsigned kVarint = 0;
    static constexpr unsigned kFixed = 1;
    static constexpr unsigned kSized = 2;

    void tag(unsigned field, unsigned type) { varint((field << 3U) | type); }

    void varint(std::uint64_t value)
    {
        while (value >= 0x80U) {
            out_ += static_cast<char>((value & 0x7FU) | 0x80U);
            value >>= 7U;
        }
        out_ += static_cast<char>(value);
    }

    std::string out_;
};

Message messageOf(const Attribute& attribute)
{
    Message value;
    if (const auto* text = std::get_if<std::string>(&attribute.value)) {
        value.text(1, *text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&attribute.value)) {
        value.natural(3, static_cast<std::uint64_t>(*whole));
    } else if (const auto* real = std::get_if<double>(&attribute.value)) {
        value.fixed(4, std::bit_cast<std::uint64_t>(*real));
    } else {
        value.natural(2, std::get<bool>(attribute.value) ? 1 : 0);
    }
    Message pair;
    pair.text(1, attribute.name);
    pair.message(2, value);
    return pair;
}

std::string bytesOf(std::string_view digits)
{
    std::string bytes;
    fromHex(digits, bytes);
    return bytes;
}

Message messageOf(const Span& span)
{
    Message made;
    made.text(1, bytesOf(span.traceId));
    made.text(2, bytesOf(span.spanId));
    if (!span.parentId.empty()) made.text(4, bytesOf(span.parentId));
    made.text(5, span.name);
    made.natural(6, static_cast<std::uint64_t>(span.kind));
    made.fixed(7, static_cast<std::uint64_t>(span.from) * kNanosAMicro);
    made.fixed(8, static_cast<std::uint64_t>(span.to) * kNanosAMicro);
    for (const Attribute& each : span.attributes) made.message(9, messageOf(each));
    if (!span.error.empty()) {
        Message status;
        status.text(2, span.error);
        status.natural(3, kErrorStatus);
        made.message(15, status);
    }
    return made;
}

}  // namespace

std::string otlpProtobuf(std::span<const Span> spans, std::string_view version)
{
    Message resource;
    resource.message(1, messageOf(Attribute{"service.name", std::string(kServiceName)}));
    resource.message(1, messageOf(Attribute{"service.version", std::string(version)}));
    Message scope;
    scope.text(1, kServiceName);
    scope.text(2, version);
    Message scoped;
    scoped.message(1, scope);
    for (const Span& each : spans) scoped.message(2, messageOf(each));
    Message of;
    of.message(1, resource);
    of.message(2, scoped);
    Message request;
    request.message(1, of);
    return request.take();
}

}  // namespace gatehouse::trace
