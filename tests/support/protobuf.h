#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::tests {

/// One field of a message in protocol buffers' coding.
struct ProtoField {
    unsigned number = 0;
    std::uint64_t value = 0;  ///< of a varint or eight bytes
    std::string bytes;        ///< of a text or a message
};

/// The fields of a message; none when it is broken. Written here anew, from the coding's
/// description: a mistake of the writer must not be made twice.
inline std::vector<ProtoField> protoFields(std::string_view text)
{
    std::vector<ProtoField> fields;
    const auto varint = [&text](std::uint64_t& value) {
        value = 0;
        for (unsigned shift = 0; shift < 64 && !text.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(text.front());
            text.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0) return true;
        }
        return false;
    };
    while (!text.empty()) {
        std::uint64_t tag = 0;
        if (!varint(tag)) return {};
        ProtoField field;
        field.number = static_cast<unsigned>(tag >> 3U);
        const auto type = tag & 7U;
        std::uint64_t size = 0;
        if (type == 0) {
            if (!varint(field.value)) return {};
        } else if (type == 1 && text.size() >= 8) {
            std::memcpy(&field.value, text.data(), 8);
            text.remove_prefix(8);
        } else if (type == 2 && varint(size) && size <= text.size()) {
            field.bytes = text.substr(0, size);
            text.remove_prefix(size);
        } else {
            return {};
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

/// The first field of that number; an empty one where there is none.
inline ProtoField protoField(std::string_view message, unsigned number)
{
    for (auto& field : protoFields(message)) {
        if (field.number == number) return field;
    }
    return {};
}

/// What an attribute of a span says, as text: "…", 12, 0.5, true. Empty: there is none.
inline std::string protoAttribute(std::string_view span, std::string_view name)
{
    for (const auto& field : protoFields(span)) {
        if (field.number != 9 || protoField(field.bytes, 1).bytes != name) continue;
        for (const auto& value : protoFields(protoField(field.bytes, 2).bytes)) {
            if (value.number == 1) return value.bytes;
            if (value.number == 2) return value.value != 0 ? "true" : "false";
            if (value.number == 3) return std::to_string(static_cast<std::int64_t>(value.value));
            if (value.number == 4) return std::to_string(std::bit_cast<double>(value.value));
        }
    }
    return {};
}

}  // namespace gatehouse::tests
