#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::engine {

/// A stream that its client may take up again.
///
/// Thread  add() and end(): the loop of its call; the rest: any.
class RunStream {
public:
    RunStream(std::string owner, std::size_t most) : owner_(std::move(owner)), most_(most) {}

    /// A whole event, as it went to the client.
    void add(std::string_view event);
    void end();
    /// It broke off: what came is no answer.
    void lose();

    /// What came since `from` bytes.
    struct Part {
        std::string bytes;
        bool isOver = false;  ///< nothing follows
        bool isLost = false;  ///< it was too long to be kept, or broke off
    };

    [[nodiscard]] Part since(std::size_t from) const;
    /// Where event `number` begins, counted from 0; empty: there are not so many yet.
    [[nodiscard]] std::optional<std::size_t> offsetOf(std::size_t number) const;

    [[nodiscard]] const std::string& owner() const noexcept { return owner_; }

    [[nodiscard]] std::size_t size() const;

private:
    void drop();

    const std::string owner_;  ///< id of the key that asked; empty: none was needed
    const std::size_t most_;
    mutable std::mutex mutex_;
    std::string bytes_;
    std::vector<std::size_t> ends_;  ///< of events
    bool isOver_ = false;
    bool isLost_ = false;
};

struct RunTerms {
    std::size_t mostOfOne = 4 * 1024 * 1024;
    std::size_t mostRuns = 256;
    Seconds keep{330};  ///< after its beginning
};

/// The streams of the last minutes that may be taken up again.
///
/// Shape   bounded by number, length and age: the oldest goes first. Nothing is kept of calls that
///         are none.
/// Thread  any
class RunBoard {
public:
    explicit RunBoard(RunTerms terms = {}) : terms_(terms) {}

    std::shared_ptr<RunStream> begin(const std::string& id, std::string owner, WallMicros now);
    /// nullptr: there is none of that id, or its time is over.
    [[nodiscard]] std::shared_ptr<RunStream> find(const std::string& id, WallMicros now);

private:
    struct Kept {
        std::shared_ptr<RunStream> stream;
        WallMicros begun = 0;
    };

    void forget(WallMicros now);

    const RunTerms terms_;
    std::mutex mutex_;
    std::unordered_map<std::string, Kept> runs_;
};

}  // namespace gatehouse::engine
