#include "proxy/core/http/encoder.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "proxy/core/base/text.h"
#include "proxy/core/http/grammar.h"

namespace gatehouse::http {
namespace {

struct Reason {
    int status;
    std::string_view text;
};

constexpr Reason kReasons[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {424, "Failed Dependency"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {529, "Overloaded"},
};

/// Appends without the bytes that could end a line or a word.
void appendWord(std::string& out, std::string_view word)
{
    const auto ends = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F;
    };
    if (std::ranges::none_of(word, ends)) {
        out += word;
        return;
    }
    for (const char c : word) {
        if (!ends(c)) out += c;
    }
}

/// "name: value" and its end, in one piece.
void appendLine(std::string& out, std::string_view name, std::string_view value)
{
    const std::size_t size = out.size();
    const std::size_t more = name.size() + value.size() + 4;
    if (out.capacity() - size < more) out.reserve(std::max(size + more, 2 * out.capacity()));
    out.resize(size + more);
    char* to = out.data() + size;
    to = std::copy_n(name.data(), name.size(), to);
    to = std::copy_n(": ", 2, to);
    to = std::copy_n(value.data(), value.size(), to);
    std::copy_n("\r\n", 2, to);
}

}  // namespace

void appendRequestLine(std::string& out, std::string_view method, std::string_view target)
{
    appendWord(out, method);
    out += ' ';
    if (target.empty()) out += '/';
    appendWord(out, target);
    out += " HTTP/1.1\r\n";
}

void appendStatusLine(std::string& out, int status, std::string_view reason)
{
    out += "HTTP/1.1 ";
    char digits[12];
    const auto end = std::to_chars(digits, digits + sizeof digits, status).ptr;
    out.append(digits, end);
    out += ' ';
    const auto text = reason.empty() ? reasonOf(status) : reason;
    if (grammar::isFieldValue(text)) out += text;
    out += "\r\n";
}

void appendField(std::string& out, std::string_view name, std::string_view value)
{
    if (grammar::isToken(name) && grammar::isFieldValue(value)) appendLine(out, name, value);
}

void appendField(std::string& out, const Headers::Field& field)
{
    // Its decoder has seen that the name is a token. The second lock asks no more than what could
    // break the head.
    if (grammar::isFieldValue(field.name) && grammar::isFieldValue(field.value))
        appendLine(out, field.name, field.value);
}

void appendHeadEnd(std::string& out)
{
    out += "\r\n";
}

void appendChunkStart(std::string& out, std::size_t size)
{
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, size, 16).ptr;
    out.append(digits, end).append("\r\n");
}

std::string_view reasonOf(int status) noexcept
{
    for (const auto& reason : kReasons) {
        if (reason.status == status) return reason.text;
    }
    return "Unknown";
}

bool isHopByHop(const Headers::Field& field) noexcept
{
    static constexpr NameSet<7> kNames({"te", "trailer", "upgrade", "connection", "keep-alive",
                                        "http2-settings", "transfer-encoding"});
    return kNames.has(field.name, field.hash) || startsWithNoCase(field.name, "proxy-");
}

}  // namespace gatehouse::http
