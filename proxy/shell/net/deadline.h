#pragma once

#include <chrono>

namespace gatehouse::net {

using SteadyTime = std::chrono::steady_clock::time_point;

/// Current time of this machine, the only place in net/ that reads it.
inline SteadyTime steadyNow() noexcept
{
    return std::chrono::steady_clock::now();
}

/// Something that must be over by a time; swept by its loop ten times a second, so setting it costs
/// a store.
///
/// Thread  its loop.
class Deadline {
public:
    Deadline() = default;
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    virtual ~Deadline() { unlink(); }

    void at(SteadyTime when) noexcept { when_ = when; }

    void never() noexcept { when_ = SteadyTime::max(); }

    [[nodiscard]] SteadyTime when() const noexcept { return when_; }

protected:
    virtual void expired() = 0;  ///< the deadline is `never` again when this is called

    virtual void tick() {}  ///< at each sweep; must not destroy anything

private:
    friend class DeadlineList;

    void unlink() noexcept
    {
        if (next_ == nullptr) return;
        next_->previous_ = previous_;
        previous_->next_ = next_;
        next_ = previous_ = nullptr;
    }

    SteadyTime when_ = SteadyTime::max();
    Deadline* next_ = nullptr;
    Deadline* previous_ = nullptr;
};

/// Ring of all deadlines of a loop.
class DeadlineList {
public:
    DeadlineList() { head_.next_ = head_.previous_ = &head_; }

    DeadlineList(const DeadlineList&) = delete;
    DeadlineList& operator=(const DeadlineList&) = delete;

    ~DeadlineList() { head_.next_ = head_.previous_ = nullptr; }

    void add(Deadline& item) noexcept
    {
        item.unlink();
        item.next_ = &head_;
        item.previous_ = head_.previous_;
        head_.previous_->next_ = &item;
        head_.previous_ = &item;
    }

    /// Calls what has passed. An expired item may unlink or destroy itself and others: the walk
    /// starts anew after each.
    void sweep(SteadyTime now)
    {
        for (Deadline* item = head_.next_; item != &head_;) {
            if (item->when_ > now) {
                item->tick();
                item = item->next_;
                continue;
            }
            item->when_ = SteadyTime::max();
            item->expired();
            item = head_.next_;
        }
    }

private:
    struct Head : Deadline {
        void expired() override {}
    };

    Head head_;
};

}  // namespace gatehouse::net
