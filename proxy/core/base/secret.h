#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace gatehouse {

/// A value that cannot be shown: not streamable, not serialisable, wiped when it goes.
///
/// The only way to the text is reveal(), so every use can be found by its name.
class Secret {
public:
    Secret() = default;

    explicit Secret(std::string text) : text_(std::move(text)) {}

    Secret(const Secret&) = default;

    Secret(Secret&& other) noexcept : text_(std::move(other.text_)) { other.wipe(); }

    Secret& operator=(const Secret& other)
    {
        if (this != &other) {
            wipe();
            text_ = other.text_;
        }
        return *this;
    }

    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            wipe();
            text_ = std::move(other.text_);
            other.wipe();
        }
        return *this;
    }

    ~Secret() { wipe(); }

    [[nodiscard]] std::string_view reveal() const noexcept { return text_; }

    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

private:
    void wipe() noexcept
    {
        volatile char* at = text_.data();
        for (std::size_t i = 0; i < text_.size(); ++i) at[i] = 0;
        text_.clear();
    }

    std::string text_;
};

/// The name of a secret in config: where to look, never the value.
///
/// Shape   "keychain:openai", "env:OPENAI_API_KEY", "file:/etc/gatehouse/openai.key",
/// "vault:openai"; empty is none.
struct SecretRef {
    std::string text;

    [[nodiscard]] bool empty() const noexcept { return text.empty(); }

    [[nodiscard]] std::string_view source() const noexcept
    {
        const auto colon = text.find(':');
        return colon == std::string::npos ? std::string_view()
                                          : std::string_view(text).substr(0, colon);
    }

    [[nodiscard]] std::string_view name() const noexcept
    {
        const auto colon = text.find(':');
        return colon == std::string::npos ? std::string_view(text)
                                          : std::string_view(text).substr(colon + 1);
    }

    friend bool operator==(const SecretRef&, const SecretRef&) = default;
};

}  // namespace gatehouse
