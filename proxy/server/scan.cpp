#include "proxy/server/scan.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <vector>

#include <boost/json.hpp>

#include "proxy/core/guard/stream.h"

namespace gatehouse::server {
namespace {

namespace json = boost::json;
using guard::Category;

using Shared = std::shared_ptr<const guard::Scanner>;

/// All that is known by its form; names and addresses of people are guesses.
Shared makeScanner()
{
    guard::ScannerOptions options;
    options.categories =
        ~(bit(Category::PersonName) | bit(Category::PostalAddress) | bit(Category::ImageLink) |
          bit(Category::DataLink) | bit(Category::Code));
    return *guard::Scanner::make(std::move(options));
}

/// The names that other tools use, too.
std::string typeOf(const guard::Finding& finding)
{
    switch (finding.category) {
        case Category::Card:
            return "CREDIT_CARD";
        case Category::NationalId:
            return finding.rule == "us-ssn" ? "US_SSN" : "NATIONAL_ID";
        default: {
            std::string type(name(finding.category));
            std::transform(type.begin(), type.end(), type.begin(), [](char c) {
                return guard::isLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
            });
            return type;
        }
    }
}

std::int64_t pointsOf(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

json::array spansOf(std::string_view text, const guard::Scanner& with)
{
    json::array spans;
    std::size_t at = 0;
    std::int64_t points = 0;
    for (const auto& finding : with.scan(text)) {
        points += pointsOf(text.substr(at, finding.begin - at));
        const std::int64_t from = points;
        points += pointsOf(text.substr(finding.begin, finding.end - finding.begin));
        at = finding.end;
        spans.push_back(json::object{{"start", from},
                                     {"end", points},
                                     {"type", typeOf(finding)},
                                     {"rule", std::string(finding.rule)},
                                     {"score", finding.score}});
    }
    return spans;
}

void passPieces(const json::array& chunks, Shared with, json::object& out)
{
    guard::StreamScan stream(std::move(with));
    std::string left;
    std::size_t held = 0;
    const auto take = [&](std::string_view text, bool isLast) {
        for (const auto& piece : stream.take(text, isLast)) {
            if (!piece.isFinding) {
                left += piece.text;
            } else if (!piece.continues) {
                left += "[";
                left += name(piece.finding.category);
                left += "]";
            }
        }
        held = std::max(held, stream.held());
    };
    for (const auto& chunk : chunks) {
        if (chunk.is_string()) take(chunk.get_string(), false);
    }
    take({}, true);
    out["redacted"] = left;
    out["held"] = static_cast<std::int64_t>(held);
}

}  // namespace

std::string scannedLine(std::string_view line)
{
    static const Shared kScanner = makeScanner();
    json::error_code trouble;
    const json::value value = json::parse(line, trouble);
    const auto* object = trouble ? nullptr : value.if_object();
    if (object == nullptr) return R"({"error":"a line is an object with an id and a text"})";
    json::object out;
    if (const auto* id = object->if_contains("id")) out["id"] = *id;
    const auto* chunks = object->if_contains("chunks");
    const auto* text = object->if_contains("text");
    if (chunks != nullptr && chunks->is_array()) {
        passPieces(chunks->get_array(), kScanner, out);
    } else if (text != nullptr && text->is_string()) {
        out["spans"] = spansOf(text->get_string(), *kScanner);
    } else {
        return R"({"error":"a line is an object with an id and a text"})";
    }
    return json::serialize(out);
}

int scan()
{
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty()) std::printf("%s\n", scannedLine(line).c_str());
    }
    return 0;
}

}  // namespace gatehouse::server
