#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/limit/hold.h"

namespace gatehouse::state {

/// What was used of all limits, in memory.
///
/// Shape   a count belongs to a rule and to whoever it counts; rules keep theirs across configs. Of
///         those that are kept, a ceiling stands on the disk before it is reached: after a crash it
///         counts as used, so nothing that was used is forgotten.
/// Thread  any; what is asked together is taken together or not at all, in one step
class Ledger {
public:
    struct Ask {
        std::string_view rule;
        std::string_view who;
        limit::Window window;
        std::int64_t amount = 1;     ///< 0: only asks whether there is any left
        bool isTakenAnyway = false;  ///< counted, whatever the limit says
        bool isKept = false;         ///< survives the program; only of fixed windows
    };

    struct Answer {
        std::optional<std::size_t> full;  ///< the first ask that does not fit; nothing is taken
        std::vector<limit::Standing> standings;  ///< of each ask; with what was taken
        WallMicros freeAt = 0;                   ///< of the full one; see limit::Count::freeAt
        bool isUnsaved = false;  ///< nothing is taken before the disk knows: ask again
        std::vector<limit::Hold> holds;
    };

    Answer take(std::span<const Ask> asks, WallMicros now);
    /// Corrects what was taken to what it was.
    void settle(const limit::Hold& hold, std::int64_t actual, WallMicros now);
    /// Where a count stands; changes nothing.
    [[nodiscard]] limit::Standing look(std::string_view rule, std::string_view who,
                                       const limit::Window& window, WallMicros now) const;

    /// A count as it stands on the disk.
    struct Row {
        std::string rule;
        std::string who;
        WallMicros begin = 0;
        WallMicros end = 0;
        std::int64_t used = 0;
    };

    /// Without a keeper nothing is kept. `wake` is called from any thread when there is something
    /// for due().
    void keepWith(std::function<void()> wake);
    /// Ceilings that have to be written; each is told once.
    [[nodiscard]] std::vector<Row> due();
    /// They are on the disk.
    void saved(std::span<const Row> rows);
    /// What was truly used, for an orderly end.
    [[nodiscard]] std::vector<Row> exact() const;
    void restore(const Row& row);

    /// All counts of a rule that hold anything.
    struct Entry {
        std::string who;
        limit::Standing standing;
    };

    [[nodiscard]] std::vector<Entry> all(std::string_view rule, const limit::Window& window,
                                         WallMicros now) const;
    /// Takes over what another one holds, without its keeper: to try things with.
    void copyCounts(const Ledger& other);
    /// Forgets what was used of a rule.
    void clear(std::string_view rule);

    [[nodiscard]] std::size_t size() const;

private:
    struct Kept {
        limit::Count count;
        limit::Window window;
        bool isKept = false;
        bool isDue = false;
        WallMicros savedBegin = 0;  ///< window that the ceilings are of
        std::int64_t saved = 0;     ///< ceiling on the disk
        std::int64_t wanted = 0;    ///< ceiling that shall be there
    };

    void sweep(WallMicros now);
    bool isCovered(const std::string& key, Kept& kept, std::int64_t amount);

    mutable std::mutex mutex_;
    std::unordered_map<std::string, Kept> counts_;
    std::size_t sweepAbove_ = kSweepAbove;
    std::function<void()> wake_;
    std::vector<std::string> due_;
    static constexpr std::size_t kSweepAbove = 4096;
};

}  // namespace gatehouse::state
