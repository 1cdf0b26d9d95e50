#include "proxy/shell/store/names.h"

namespace gatehouse::store {
namespace {

// Clients choose some of these words (models, agents): the cache starts afresh before they fill the
// memory.
constexpr std::size_t kMostKnown = 20'000;

}  // namespace

Names::Names(Database& database)
    : find_(database, "SELECT id FROM names WHERE text = ?"),
      add_(database, "INSERT INTO names (text) VALUES (?) RETURNING id")
{
}

std::int64_t Names::of(std::string_view text)
{
    if (text.empty()) return 0;
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
