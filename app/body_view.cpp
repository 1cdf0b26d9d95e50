#include "app/body_view.h"

#include <QCoreApplication>

#include "app/formats.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/coding.h"

namespace gatehouse::app {
namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kLine = 4096;
constexpr std::size_t kHexBytes = 4096;

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

bool isBinary(std::string_view bytes)
{
    return bytes.find('\0') != std::string_view::npos || !isUtf8(cutUtf8(bytes, bytes.size()));
}

std::string hexOf(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (std::size_t line = 0; line < std::min(bytes.size(), kHexBytes); line += 16) {
        const auto part = bytes.substr(line, std::min<std::size_t>(16, kHexBytes - line));
        for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(line >> shift) & 15];
        out += "  ";
        std::string shown;
        for (std::size_t i = 0; i < 16; ++i) {
            if (i >= part.size()) {
                out += "   ";
                continue;
            }
            const auto byte = static_cast<unsigned char>(part[i]);
            out += kDigits[byte >> 4];
            out += kDigits[byte & 15];
            out += ' ';
            shown += byte >= 0x20 && byte < 0x7F ? part[i] : '.';
        }
        out += ' ';
        out += shown;
        out += '\n';
    }
    return out;
}

QString noteOf(const record::Body& body, ByteCount decodedSize)
{
    QStringList parts;
    if (body.truncated) {
        parts += tr("the first %1 of %2")
                     .arg(bytes(static_cast<ByteCount>(body.bytes.size())), bytes(body.totalSize));
    }
    if (!body.contentEncoding.empty() && body.contentEncoding != "identity") {
        parts += tr("%1, %2 on the wire").arg(text(body.contentEncoding), bytes(body.totalSize));
    }
    if (decodedSize > 256_KiB) parts += tr("folded: large");
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

std::string decodedBody(const record::Body& body)
{
    if (body.contentEncoding.empty() || body.contentEncoding == "identity") return body.bytes;
    auto plain = http::decoded(body.bytes, body.contentEncoding, static_cast<std::size_t>(64_MiB));
    return plain ? std::move(plain).value() : body.bytes;
}

std::vector<QString> textPieces(std::string_view text)
{
    std::vector<QString> pieces;
    std::string piece;
    while (!text.empty()) {
        auto end = text.find('\n');
        const bool broken = (end == std::string_view::npos ? text.size() : end) > kLine;
        if (broken) end = std::max<std::size_t>(1, cutUtf8(text, kLine).size());
        const auto line = text.substr(0, std::min(end, text.size()));
        piece += line;
        text.remove_prefix(line.size());
        const bool ended = !broken && !text.empty();  // at a line end of its own
        if (ended) text.remove_prefix(1);
        if (ended || !text.empty()) piece += '\n';
        if (piece.size() >= kPiece || text.empty()) {
            pieces.push_back(gatehouse::app::text(piece));
            piece.clear();
        }
    }
    return pieces;
}

BodyView bodyView(const record::Body& body)
{
    BodyView view;
    view.wireSize = body.totalSize;
    std::string plain = decodedBody(body);
    view.size = static_cast<ByteCount>(plain.size());
    view.note = noteOf(body, view.size);
    if (plain.empty()) return view;
    if (isBinary(plain)) {
        view.binary = true;
        view.pretty = textPieces(hexOf(plain));
        view.raw = view.pretty;
        return view;
    }
    view.raw = textPieces(plain);
    const auto first = plain.find_first_not_of(" \t\r\n");
    const bool looksLikeJson =
        first != std::string::npos && (plain[first] == '{' || plain[first] == '[');
    auto tree = looksLikeJson ? JsonTree::parse(std::move(plain)) : std::nullopt;
    if (!tree) {
        view.pretty = view.raw;
        return view;
    }
    view.tree = std::make_shared<const JsonTree>(std::move(*tree));
    view.pretty = textPieces(view.tree->pretty());
    return view;
}

namespace {

std::vector<std::pair<QString, QString>> headerLines(std::string_view block)
{
    std::vector<std::pair<QString, QString>> lines;
    while (!block.empty()) {
        const auto line = trim(takeUntil(block, '\n'));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) continue;
        lines.emplace_back(text(line.substr(0, colon)), text(trim(line.substr(colon + 1))));
    }
    return lines;
}

}  // namespace

std::vector<HeaderLine> compareHeaders(std::string_view left, std::string_view right)
{
    std::vector<HeaderLine> result;
    for (auto& [name, value] : headerLines(left)) result.push_back({name, value, {}});
    for (auto& [name, value] : headerLines(right)) {
        const auto same = std::find_if(result.begin(), result.end(), [&](const HeaderLine& line) {
            return line.right.isEmpty() && line.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (same != result.end()) {
            same->right = value;
        } else {
            result.push_back({name, {}, value});
        }
    }
    return result;
}

}  // namespace gatehouse::app
