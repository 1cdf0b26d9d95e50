#pragma once

#include <array>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <new>
#include <optional>
#include <utility>

namespace gatehouse::net {

/// Memory of coroutine frames, kept per thread by size: a request needs the same five frames again
/// and again.
class FramePool {
public:
    static void* take(std::size_t size)
    {
        const std::size_t slot = slotOf(size);
        if (slot >= kSlots) return ::operator new(size);
        auto& head = heads()[slot];
        if (head == nullptr) return ::operator new((slot + 1) * kStep);
        void* memory = head;
        head = *static_cast<void**>(memory);
        return memory;
    }

    static void give(void* memory, std::size_t size) noexcept
    {
        const std::size_t slot = slotOf(size);
        if (slot >= kSlots) {
            ::operator delete(memory);
            return;
        }
        auto& head = heads()[slot];
        *static_cast<void**>(memory) = head;
        head = memory;
    }

private:
    static constexpr std::size_t kStep = 128;
    static constexpr std::size_t kSlots = 32;

    struct Heads : std::array<void*, kSlots> {
        Heads() : std::array<void*, kSlots>{} {}

        ~Heads()
        {
            for (void* head : *this) {
                while (head != nullptr) {
                    void* next = *static_cast<void**>(head);
                    ::operator delete(head);
                    head = next;
                }
            }
        }
    };

    static std::size_t slotOf(std::size_t size) noexcept { return (size - 1) / kStep; }

    static Heads& heads()
    {
        thread_local Heads heads;
        return heads;
    }
};

namespace detail {

struct PromiseBase {
    std::coroutine_handle<> next = std::noop_coroutine();
    std::exception_ptr failure;

    static void* operator new(std::size_t size) { return FramePool::take(size); }

    static void operator delete(void* memory, std::size_t size) noexcept
    {
        FramePool::give(memory, size);
    }

    std::suspend_always initial_suspend() noexcept { return {}; }

    void unhandled_exception() noexcept { failure = std::current_exception(); }

    struct Final {
        bool await_ready() noexcept { return false; }

        template <class Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> done) noexcept
        {
            return done.promise().next;
        }

        void await_resume() noexcept {}
    };

    Final final_suspend() noexcept { return {}; }
};

}  // namespace detail

/// A coroutine that starts when it is awaited and belongs to who awaits it.
///
/// Why our own: asio::awaitable costs 6,600 instructions a request (docs/adr/0011). This is the
/// least that reads the same: symmetric transfer, frames from a pool, exceptions carried to the
/// awaiting side. Thread  one loop; never moved to another.
template <class T = void>
class [[nodiscard]] Task {
public:
    struct promise_type : detail::PromiseBase {
        std::optional<T> value;

        Task get_return_object()
        {
            return Task(std::coroutine_handle<promise_type>::from_promise(*this));
        }

        template <class U>
        void return_value(U&& result)
        {
            value.emplace(std::forward<U>(result));
        }
    };

    Task(Task&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}

    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;
    Task& operator=(Task&&) = delete;

    ~Task()
    {
        if (frame_) frame_.destroy();
    }

    bool await_ready() const noexcept { return false; }

    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) noexcept
    {
        frame_.promise().next = caller;
        return frame_;
    }

    T await_resume()
    {
        if (frame_.promise().failure) std::rethrow_exception(frame_.promise().failure);
        return std::move(*frame_.promise().value);
    }

private:
    explicit Task(std::coroutine_handle<promise_type> frame) : frame_(frame) {}

    std::coroutine_handle<promise_type> frame_;
};

template <>
class [[nodiscard]] Task<void> {
public:
    struct promise_type : detail::PromiseBase {
        Task get_return_object()
        {
            return Task(std::coroutine_handle<promise_type>::from_promise(*this));
        }

        void return_void() noexcept {}
    };

    Task(Task&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}

    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;
    Task& operator=(Task&&) = delete;

    ~Task()
    {
        if (frame_) frame_.destroy();
    }

    bool await_ready() const noexcept { return false; }

    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) noexcept
    {
        frame_.promise().next = caller;
        return frame_;
    }

    void await_resume()
    {
        if (frame_.promise().failure) std::rethrow_exception(frame_.promise().failure);
    }

private:
    explicit Task(std::coroutine_handle<promise_type> frame) : frame_(frame) {}

    std::coroutine_handle<promise_type> frame_;
};

/// A coroutine nobody waits for; it must not let an exception out.
struct Detached {
    struct promise_type {
        static void* operator new(std::size_t size) { return FramePool::take(size); }

        static void operator delete(void* memory, std::size_t size) noexcept
        {
            FramePool::give(memory, size);
        }

        Detached get_return_object() noexcept { return {}; }

        std::suspend_never initial_suspend() noexcept { return {}; }

        std::suspend_never final_suspend() noexcept { return {}; }

        void return_void() noexcept {}

        void unhandled_exception() noexcept { std::terminate(); }
    };
};

}  // namespace gatehouse::net
