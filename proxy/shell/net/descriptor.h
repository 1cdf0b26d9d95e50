#pragma once

#include <unistd.h>
#include <utility>

namespace gatehouse::net {

/// Owns a file descriptor of the system and closes it. Negative: none.
class Descriptor {
public:
    Descriptor() = default;

    explicit Descriptor(int number) noexcept : number_(number) {}

    ~Descriptor()
    {
        if (number_ >= 0) ::close(number_);
    }

    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}

    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }

    [[nodiscard]] int number() const noexcept { return number_; }

    /// Somebody else closes it from now on.
    int release() noexcept { return std::exchange(number_, -1); }

private:
    int number_ = -1;
};

}  // namespace gatehouse::net
