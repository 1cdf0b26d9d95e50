#include "proxy/shell/store/names.h"

#include <cstring>

namespace gatehouse::store {
namespace {

// Clients choose some of these words (models, agents): the cache starts afresh before they fill the
// memory.
constexpr std::size_t kMostKnown = 20'000;
constexpr std::size_t kRecent = 512;

}  // namespace

std::uint64_t quickHash(std::string_view text) noexcept
{
    std::uint64_t hash = text.size() * 0x9E3779B97F4A7C15ULL;
    const char* at = text.data();
    const auto mix = [&hash](std::uint64_t part) {
        hash = (hash ^ part) * 0x9FB21C651E98DF25ULL;
        hash ^= hash >> 32U;
    };
    const auto eight = [](const char* from) {
        std::uint64_t part = 0;
        std::memcpy(&part, from, 8);
        return part;
    };
    if (text.size() < 8) {
        std::uint64_t part = 0;
        for (const char c : text) part = part << 8U | static_cast<unsigned char>(c);
        mix(part);
        return hash;
    }
    const char* const last = at + text.size() - 8;  // the end may be mixed in twice
    for (; at < last; at += 8) mix(eight(at));
    mix(eight(last));
    return hash;
}

Names::Names(Database& database)
    : find_(database, "SELECT id FROM names WHERE text = ?"),
      add_(database, "INSERT INTO names (text) VALUES (?) RETURNING id"),
      recent_(kRecent)
{
}

void Names::clear()
{
    known_.clear();
    recent_.assign(kRecent, {});
}

std::int64_t Names::of(std::string_view text)
{
    const std::size_t turn = turn_++ % same_.size();
    if (text.empty()) return 0;
    if (same_[turn] != nullptr && same_[turn]->text == text) return same_[turn]->id;
    const std::uint64_t hash = quickHash(text);
    Recent& recent = recent_[hash % kRecent];
    same_[turn] = &recent;
    if (recent.hash == hash && recent.text == text) return recent.id;
    const std::int64_t id = look(text);
    if (id != 0) {
        recent.hash = hash;
        recent.id = id;
        recent.text.assign(text);
    }
    return id;
}

std::int64_t Names::look(std::string_view text)
{
    if (const auto at = known_.find(text); at != known_.end()) return at->second;
    std::int64_t id = 0;
    find_.text(text);
    while (find_.row()) id = find_.asInteger(0);
    if (id == 0) {
        add_.text(text);
        while (add_.row()) id = add_.asInteger(0);
    }
    if (known_.size() >= kMostKnown) known_.clear();
    if (id != 0) known_.emplace(text, id);
    return id;
}

NameTexts::NameTexts(Database& database) : find_(database, "SELECT text FROM names WHERE id = ?") {}

const std::string& NameTexts::of(std::int64_t id)
{
    if (const auto at = known_.find(id); at != known_.end()) return at->second;
    std::string text;
    find_.integer(id);
    while (find_.row()) text = find_.asText(0);
    if (known_.size() >= kMostKnown) known_.clear();
    return known_.emplace(id, std::move(text)).first->second;
}

}  // namespace gatehouse::store
