#pragma once

#include <functional>
#include <utility>

namespace gatehouse::net {

/// A wish to stop, and what stops the wait that is going on just now.
///
/// Thread  one exchange.
class Cancel {
public:
    void request()
    {
        requested_ = true;
        if (act_) std::exchange(act_, nullptr)();
    }

    [[nodiscard]] bool requested() const noexcept { return requested_; }

    void by(std::function<void()> act) { act_ = std::move(act); }

    void byNothing() noexcept { act_ = nullptr; }

private:
    bool requested_ = false;
    std::function<void()> act_;
};

}  // namespace gatehouse::net
