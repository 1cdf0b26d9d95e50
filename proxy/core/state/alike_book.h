#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "proxy/core/semantic/lessons.h"

namespace gatehouse::state {

/// What all calls learn about answers to like questions, and the pairs that somebody refused.
///
/// Thread  any
class AlikeBook {
public:
    using Lessons = semantic::Lessons;

    /// Older ones are forgotten by nobody; more are not taken.
    static constexpr std::size_t kMostRefused = 50'000;

    void compared(double most);
    Lessons::Verdict judge(const Lessons::Where& where, double chance);
    void learn(const Lessons::Where& where, bool isWrong);

    [[nodiscard]] bool isRefused(const std::string& pair) const;
    /// These two are not the same: never again, and a lesson for pairs that are as alike. False:
    /// there is no more room.
    bool refuse(const std::string& pair, int score);

    /// A row for the disk.
    struct Row {
        std::string name;
        Lessons::Seen seen;
    };

    /// As ReplyCache has them: `wake` is called from any thread, due() says what changed since.
    void keepWith(std::function<void()> wake);
    [[nodiscard]] std::vector<Row> due();
    void restore(const Row& row);

private:
    void tell(std::string name);

    mutable std::mutex mutex_;
    Lessons lessons_;
    std::unordered_set<std::string> refused_;
    std::function<void()> wake_;
    std::set<std::string> due_;
};

}  // namespace gatehouse::state
