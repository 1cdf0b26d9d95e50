#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

#include <QTimer>

#include "app/models/log_source.h"

namespace gatehouse::tests {

/// Rows in memory instead of a store. Answers come in the next turn of the event loop, in order.
class MemoryLogSource : public app::LogSource {
public:
    std::map<store::RowId, store::Row> rows;
    std::function<bool(const store::Row&, const store::Filter&)> matches =
        [](const store::Row&, const store::Filter&) { return true; };
    std::size_t firstChunk = 256;
    std::size_t nextChunk = 20'000;
    int pagesAsked = 0;
    int stops = 0;
    quint64 listing = 0;    ///< token of the last list()
    bool holdBack = false;  ///< answers wait for release()

    store::RowId add(int status = 200, record::Outcome outcome = record::Outcome::Ok)
    {
        store::Row row;
        row.id = rows.empty() ? 1 : rows.rbegin()->first + 1;
        row.requestId = "req-" + std::to_string(row.id);
        row.startedAt = 1'750'000'000'000'000 + row.id * 1000;
        row.status = status;
        row.outcome = outcome;
        row.model = "gpt-5";
        row.path = "/v1/chat/completions";
        row.latency = 1'000'000;
        rows[row.id] = row;
        return row.id;
    }

    void release()
    {
        holdBack = false;
        auto held = std::move(held_);
        held_.clear();
        for (auto& step : held) answer(std::move(step));
    }

    void stop() override { ++stops; }

    void list(quint64 token, const store::Filter& filter, const store::Ranking& ranking) override
    {
        listing = token;
        if (ranking.by) return rank(token, filter, ranking.smallestFirst);
        std::vector<store::RowId> found;
        for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
            if (matches(it->second, filter)) found.push_back(it->first);
        }
        std::size_t at = 0;
        do {
            const std::size_t size = std::min(at == 0 ? firstChunk : nextChunk, found.size() - at);
            const std::vector<store::RowId> part(
                found.begin() + static_cast<std::ptrdiff_t>(at),
                found.begin() + static_cast<std::ptrdiff_t>(at + size));
            at += size;
            const bool complete = at == found.size();
            answer([this, token, part, complete] { Q_EMIT listed(token, part, complete); });
        } while (at < found.size());
    }

    /// By latency, whatever is asked for.
    void rank(quint64 token, const store::Filter& filter, bool smallestFirst)
    {
        std::vector<store::RowId> found;
        for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
            if (matches(it->second, filter)) found.push_back(it->first);
        }
        std::ranges::stable_sort(found, [&](store::RowId a, store::RowId b) {
            const auto left = rows[a].latency;
            const auto right = rows[b].latency;
            return smallestFirst ? left < right : left > right;
        });
        answer([this, token, found] { Q_EMIT listed(token, found, true); });
    }

    void page(quint64 token, qint64 page, const std::vector<store::RowId>& ids) override
    {
        ++pagesAsked;
        std::vector<store::Row> found;
        for (const auto id : ids) {
            if (rows.count(id) != 0) found.push_back(rows[id]);
        }
        answer([this, token, page, found] { Q_EMIT paged(token, page, found); });
    }

    void fresh(quint64 token, const store::Filter& filter, store::RowId after,
               const std::vector<store::RowId>& updated) override
    {
        app::FreshRows fresh;
        for (auto it = rows.upper_bound(after); it != rows.end(); ++it) {
            if (matches(it->second, filter)) fresh.ids.push_back(it->first);
        }
        const std::size_t some = std::min(app::kFreshRows, fresh.ids.size());
        for (std::size_t i = fresh.ids.size() - some; i < fresh.ids.size(); ++i) {
            fresh.rows.push_back(rows[fresh.ids[i]]);
        }
        for (const auto id : updated) fresh.updated.push_back(rows[id]);
        answer([this, token, fresh] { Q_EMIT freshened(token, fresh); });
    }

private:
    void answer(std::function<void()> step)
    {
        if (holdBack) {
            held_.push_back(std::move(step));
            return;
        }
        QMetaObject::invokeMethod(this, std::move(step), Qt::QueuedConnection);
    }

    std::vector<std::function<void()>> held_;
};

}  // namespace gatehouse::tests
