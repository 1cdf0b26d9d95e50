#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "proxy/core/base/error.h"

namespace gatehouse {

/// A value or an Error.
///
/// Errors  value() on an error and error() on a value are programming mistakes
/// (std::bad_variant_access).
template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}

    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }

    explicit operator bool() const noexcept { return ok(); }

    T& value() & { return std::get<0>(state_); }

    const T& value() const& { return std::get<0>(state_); }

    T&& value() && { return std::get<0>(std::move(state_)); }

    T& operator*() & { return value(); }

    const T& operator*() const& { return value(); }

    T&& operator*() && { return std::move(*this).value(); }

    T* operator->() { return &value(); }

    const T* operator->() const { return &value(); }

    const Error& error() const& { return std::get<1>(state_); }

    Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;

    Result(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return !error_.has_value(); }

    explicit operator bool() const noexcept { return ok(); }

    const Error& error() const& { return *error_; }

    Error&& error() && { return *std::move(error_); }

private:
    std::optional<Error> error_;
};

inline Error fail(ErrorKind kind, std::string message, std::string hint = {})
{
    return Error{kind, std::move(message), std::move(hint)};
}

}  // namespace gatehouse

// The only macro of control flow: leave with the error, or go on.
#define GH_TRY(expression)                                                                  \
    do {                                                                                    \
        if (auto gh_result = (expression); !gh_result) return std::move(gh_result).error(); \
    } while (false)
