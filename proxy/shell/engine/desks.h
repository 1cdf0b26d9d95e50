#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "proxy/shell/engine/engine.h"
#include "proxy/shell/visit.h"

namespace gatehouse::engine {

/// The io threads and what is under way on them.
///
/// Thread  running() and peek() ask the loops and wait at most a fifth of a second for each;
/// counts, next() and at() from any thread; the rest from the control thread.
class Desks {
public:
    explicit Desks(House& house) : house_(house) {}

    void start(unsigned count);

    Desk& next() noexcept;  ///< in turn

    Desk& at(std::size_t number) noexcept { return *desks_[number]; }

    [[nodiscard]] std::vector<Running> running() const;
    [[nodiscard]] Peek peek(const std::string& requestId, std::size_t offset,
                            std::size_t eventOffset) const;

    [[nodiscard]] std::vector<const Tally*> tallies() const;
    [[nodiscard]] std::vector<const HealthWatch*> watches() const;
    [[nodiscard]] std::uint64_t openExchanges() const;
    [[nodiscard]] std::uint64_t requests() const;  ///< ended

    /// Ends connections without a request; true once no exchange is left, false when `patience` is
    /// over.
    bool drain(Millis patience);
    /// Cuts what is still open and ends the threads. Each exchange has said goodbye by then.
    void stop();

private:
    template <class Ask>
    void askEach(Ask ask) const;
    void onEach(const std::function<void(Desk&)>& work);
    void announce(Desk& desk);

    House& house_;
    std::vector<std::unique_ptr<Desk>> desks_;
    std::atomic<std::size_t> turn_{0};
    bool stopped_ = false;
};

}  // namespace gatehouse::engine
