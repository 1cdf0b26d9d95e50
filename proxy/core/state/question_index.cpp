#include "proxy/core/state/question_index.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gatehouse::state {

std::size_t QuestionIndex::Hash::operator()(const Digest& key) const noexcept
{
    std::size_t hash = 0;
    std::memcpy(&hash, key.data(), sizeof hash);
    return hash;
}

void QuestionIndex::removeRow(Scope& scope, std::size_t row)
{
    const std::size_t last = scope.entries.size() - 1;
    rows_.erase(scope.entries[row]->key);
    if (row != last) {
        scope.places[row] = scope.places[last];
        scope.entries[row] = std::move(scope.entries[last]);
        rows_[scope.entries[row]->key] = row;
    }
    scope.places.pop_back();
    scope.entries.pop_back();
}

void QuestionIndex::add(const EntryPtr& entry, const semantic::Place& place)
{
    const std::lock_guard lock(mutex_);
    auto& scope = scopes_[entry->asked->scope];
    if (scope.entries.size() >= kMost) {
        const std::size_t row = scope.oldest;
        scope.oldest = (row + 1) % kMost;
        rows_.erase(scope.entries[row]->key);
        scope.places[row] = place;
        scope.entries[row] = entry;
        rows_[entry->key] = row;
        return;
    }
    rows_[entry->key] = scope.entries.size();
    scope.places.push_back(place);
    scope.entries.push_back(entry);
}

void QuestionIndex::remove(const cache::Entry& entry)
{
    if (!entry.asked) return;
    const std::lock_guard lock(mutex_);
    const auto row = rows_.find(entry.key);
    const auto scope = scopes_.find(entry.asked->scope);
    if (row == rows_.end() || scope == scopes_.end()) return;
    removeRow(scope->second, row->second);
    if (scope->second.entries.empty()) scopes_.erase(scope);
}

std::vector<QuestionIndex::Near> QuestionIndex::nearest(const Digest& scope,
                                                        const semantic::Place& place, float least,
                                                        std::size_t most, WallMicros now) const
{
    struct Row {
        float like;
        std::size_t row;
    };

    const std::lock_guard lock(mutex_);
    std::vector<Near> found;
    const auto at = scopes_.find(scope);
    if (at == scopes_.end() || most == 0) return found;
    const auto& [places, entries, oldest] = at->second;
    const semantic::Look look(place);
    std::vector<Row> best;  // the nearest first
    for (std::size_t i = 0; i < places.size(); ++i) {
        const float like = look.like(places[i]);
        if (like < least || (best.size() == most && like <= best.back().like)) continue;
        if (entries[i]->freshUntil <= now) continue;
        if (best.size() == most) best.pop_back();
        const auto behind = std::ranges::find_if(best, [&](const Row& r) { return r.like < like; });
        best.insert(behind, {like, i});
    }
    found.reserve(best.size());
    for (const auto& each : best) found.push_back({entries[each.row], each.like});
    return found;
}

std::size_t QuestionIndex::size() const
{
    const std::lock_guard lock(mutex_);
    return rows_.size();
}

}  // namespace gatehouse::state
