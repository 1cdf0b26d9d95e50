#include "tests/support/script.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace gatehouse::tests {

namespace {

bool has(const Fields& fields, std::string_view name)
{
    return std::any_of(fields.begin(), fields.end(), [name](const auto& field) {
        return std::equal(field.first.begin(), field.first.end(), name.begin(), name.end(),
                          [](char a, char b) { return std::tolower(a) == std::tolower(b); });
    });
}

void appendLittleEndian(std::string& out, std::uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xffU);
}

std::uint32_t crc32Of(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffffU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

}  // namespace

Script& Script::chunk(std::string_view bytes)
{
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return send(size + std::string(bytes) + "\r\n");
}

std::string headOf(int status, const Fields& fields)
{
    std::string head =
        "HTTP/1.1 " + std::to_string(status) + (status < 400 ? " OK" : " Error") + "\r\n";
    for (const auto& [name, value] : fields) head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

Script answer(int status, std::string_view body, Fields fields)
{
    if (!has(fields, "content-type")) fields.emplace_back("Content-Type", "application/json");
    fields.emplace_back("Content-Length", std::to_string(body.size()));
    return Script().send(headOf(status, fields) + std::string(body));
}

Script chunked(int status, const std::vector<std::string>& pieces, Fields fields)
{
    if (!has(fields, "content-type")) fields.emplace_back("Content-Type", "application/json");
    fields.emplace_back("Transfer-Encoding", "chunked");
    Script script;
    script.send(headOf(status, fields));
    for (const std::string& piece : pieces) script.chunk(piece);
    return script.lastChunk();
}

Script untilClose(int status, std::string_view body, Fields fields)
{
    if (!has(fields, "content-type")) fields.emplace_back("Content-Type", "application/json");
    fields.emplace_back("Connection", "close");
    return Script().send(headOf(status, fields) + std::string(body)).close();
}

Script sse(const std::vector<std::string>& events, bool gated, bool open)
{
    Script script;
    script.send(
        headOf(200, {{"Content-Type", "text/event-stream"}, {"Transfer-Encoding", "chunked"}}));
    for (const std::string& event : events) {
        if (gated) script.await();
        script.chunk(event);
    }
    return open ? script : script.lastChunk();
}

Script hang()
{
    return Script().hang();
}

Script reset()
{
    return Script().reset();
}

Script cut(int status, std::string_view body, std::size_t missing)
{
    return Script()
        .send(headOf(status, {{"Content-Type", "application/json"},
                              {"Content-Length", std::to_string(body.size() + missing)}}) +
              std::string(body))
        .close();
}

Script slowHead(const Script& then)
{
    Script script;
    script.await();
    script.steps.insert(script.steps.end(), then.steps.begin(), then.steps.end());
    return script;
}

Script interim(const std::vector<int>& statuses, const Script& then)
{
    Script script;
    for (const int status : statuses)
        script.send("HTTP/1.1 " + std::to_string(status) + " Interim\r\n\r\n");
    script.steps.insert(script.steps.end(), then.steps.begin(), then.steps.end());
    return script;
}

std::string gzipOf(std::string_view bytes)
{
    std::string out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
    std::string_view left = bytes;
    do {
        const std::string_view block = left.substr(0, 65535);
        left.remove_prefix(block.size());
        out += left.empty() ? '\x01' : '\x00';
        appendLittleEndian(out, static_cast<std::uint32_t>(block.size()), 2);
        appendLittleEndian(out, static_cast<std::uint32_t>(block.size()) ^ 0xffffU, 2);
        out += block;
    } while (!left.empty());
    appendLittleEndian(out, crc32Of(bytes), 4);
    appendLittleEndian(out, static_cast<std::uint32_t>(bytes.size()), 4);
    return out;
}

}  // namespace gatehouse::tests
