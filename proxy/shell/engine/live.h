#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace gatehouse::engine {

/// The one place where a value is swapped whole: a mutex around a shared pointer, read once a
/// request.
///
/// (std::atomic<std::shared_ptr> of libstdc++ 12 is reported as a race by ThreadSanitizer; this one
/// is clean.) Thread  any.
template <class T>
class Live {
public:
    [[nodiscard]] std::shared_ptr<const T> get() const
    {
        const std::lock_guard lock(mutex_);
        return value_;
    }

    void set(std::shared_ptr<const T> value)
    {
        const std::lock_guard lock(mutex_);
        value_.swap(value);
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const T> value_;
};

}  // namespace gatehouse::engine
