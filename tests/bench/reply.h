#pragma once

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace gatehouse::bench {

/// Reads one HTTP/1.1 answer, by length or in chunks. Written apart from the product's own codec on
/// purpose: a bench that shared it could not see its mistakes.
class Reply {
public:
    void reset()
    {
        state_ = State::Head;
        head_.clear();
        body_.clear();
        piece_.clear();
        status_ = 0;
        left_ = 0;
        keepAlive_ = true;
    }

    /// Takes this answer's bytes from the front of `input`; returns the body bytes among them.
    std::string_view push(std::string_view& input)
    {
        piece_.clear();
        while (state_ != State::Done && state_ != State::Broken && !input.empty()) {
            switch (state_) {
                case State::Head:
                    readHead(input);
                    break;
                case State::Length:
                    readBody(input, State::Done);
                    break;
                case State::ChunkData:
                    readBody(input, State::ChunkEnd);
                    break;
                case State::ChunkSize:
                case State::ChunkEnd:
                case State::Trailer:
                    readLine(input);
                    break;
                case State::Done:
                case State::Broken:
                    break;
            }
        }
        body_ += body_.size() < kKept ? std::string_view(piece_) : std::string_view{};
        return piece_;
    }

    [[nodiscard]] bool done() const noexcept { return state_ == State::Done; }

    [[nodiscard]] bool broken() const noexcept { return state_ == State::Broken; }

    [[nodiscard]] int status() const noexcept { return status_; }

    [[nodiscard]] bool keepAlive() const noexcept { return keepAlive_; }

    [[nodiscard]] const std::string& body() const noexcept
    {
        return body_;
    }  ///< its first 64 KB or so

private:
    enum class State { Head, Length, ChunkSize, ChunkData, ChunkEnd, Trailer, Done, Broken };
    static constexpr std::size_t kKept = 65536;

    void readHead(std::string_view& input)
    {
        const std::size_t before = head_.size();
        head_ += input;
        const std::size_t end = head_.find("\r\n\r\n", before < 3 ? 0 : before - 3);
        if (end == std::string::npos) {
            input = {};
            return;
        }
        input.remove_prefix(end + 4 - before);
        head_.resize(end + 4);
        if (head_.size() < 13 || !head_.starts_with("HTTP/1.1 ")) {
            state_ = State::Broken;
            return;
        }
        std::from_chars(head_.data() + 9, head_.data() + 12, status_);
        for (char& c : head_) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        }
        if (status_ / 100 == 1) return head_.clear();
        keepAlive_ = head_.find("\r\nconnection: close\r\n") == std::string::npos;
        if (head_.find("\r\ntransfer-encoding: chunked\r\n") != std::string::npos) {
            state_ = State::ChunkSize;
            return;
        }
        constexpr std::string_view kLength = "\r\ncontent-length:";
        const std::size_t at = head_.find(kLength);
        if (at == std::string::npos) {
            state_ = State::Broken;
            return;
        }
        std::size_t from = at + kLength.size();
        while (head_[from] == ' ') ++from;
        std::from_chars(head_.data() + from, head_.data() + head_.size(), left_);
        state_ = left_ == 0 ? State::Done : State::Length;
    }

    void readBody(std::string_view& input, State next)
    {
        const std::size_t size = input.size() < left_ ? input.size() : left_;
        piece_ += input.substr(0, size);
        input.remove_prefix(size);
        left_ -= size;
        if (left_ == 0) state_ = next;
    }

    void readLine(std::string_view& input)
    {
        const std::size_t end = input.find('\n');
        line_ += input.substr(0, end == std::string_view::npos ? input.size() : end + 1);
        input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
        if (end == std::string_view::npos) return;
        if (!line_.ends_with("\r\n")) state_ = State::Broken;
        if (state_ == State::ChunkEnd) {
            state_ = line_ == "\r\n" ? State::ChunkSize : State::Broken;
        } else if (state_ == State::Trailer) {
            if (line_ == "\r\n") state_ = State::Done;
        } else if (state_ == State::ChunkSize) {
            const auto [stop, error] =
                std::from_chars(line_.data(), line_.data() + line_.size(), left_, 16);
            if (error != std::errc{} || stop == line_.data()) {
                state_ = State::Broken;
            } else {
                state_ = left_ == 0 ? State::Trailer : State::ChunkData;
            }
        }
        line_.clear();
    }

    State state_ = State::Head;
    std::string head_, body_, piece_, line_;
    std::size_t left_ = 0;
    int status_ = 0;
    bool keepAlive_ = true;
};

}  // namespace gatehouse::bench
