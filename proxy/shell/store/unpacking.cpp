#include "proxy/shell/store/unpacking.h"

#include <algorithm>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/shell/store/facts.h"
#include "proxy/shell/store/pack.h"

namespace gatehouse::store {

bool containsNoCase(std::string_view text, std::string_view part) noexcept
{
    const auto lowered = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    const auto same = [lowered](char a, char b) { return lowered(a) == lowered(b); };
    return part.empty() ||
           std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

bool textFits(std::string_view text, const Condition& with) noexcept
{
    switch (with.test) {
        case Test::Equals:
            return text == with.text;
        case Test::Begins:
            return text.starts_with(with.text);
        case Test::Contains:
            return containsNoCase(text, with.text);
        default:
            return false;
    }
}

bool linesFit(std::string_view lines, const Condition& wanted) noexcept
{
    while (!lines.empty()) {
        std::string_view line = takeUntil(lines, '\n');
        const std::string_view name = takeUntil(line, ':');
        if (equalsNoCase(name, wanted.name) && textFits(trim(line), wanted)) return true;
    }
    return false;
}

const std::string& Unpacking::details(RowId id)
{
    if (detailsRow_ == id) return details_;
    detailsRow_ = id;
    details_.clear();
    if (!hasDetails_) {
        readDetails_ = Statement(database_, "SELECT size, data FROM details WHERE exchange = ?");
        hasDetails_ = true;
    }
    readDetails_.integer(id);
    while (readDetails_.row()) details_ = unpackedDetails(readDetails_, 0);
    return details_;
}

bool Unpacking::header(RowId id, const Condition& wanted)
{
    record::Exchange exchange;
    unpackDetails(details(id), names_, exchange);
    return linesFit(exchange.clientHeaders, wanted) || linesFit(exchange.upstreamHeaders, wanted);
}

bool Unpacking::body(RowId id, const Condition& wanted)
{
    if (!hasBodies_) {
        // A body that is the same as another of its row has no bytes of its own.
        bodies_ = Statement(database_,
                            "SELECT coding, size, data FROM bodies WHERE id BETWEEN ? AND ? AND "
                            "same_as IS NULL");
        hasBodies_ = true;
    }
    bool found = false;
    bodies_.integer(id * 4).integer(id * 4 + 3);
    while (bodies_.row()) {
        if (found) continue;
        const auto coding = static_cast<Coding>(bodies_.asInteger(0));
        if (coding == Coding::Plain) {
            found = containsNoCase(bodies_.asBlob(2), wanted.text);
        } else {
            const auto size = static_cast<std::size_t>(bodies_.asInteger(1));
            found = containsNoCase(unpacked(bodies_.asBlob(2), coding, size), wanted.text);
        }
    }
    return found;
}

}  // namespace gatehouse::store
