#include "proxy/core/guard/shape.h"

#include <algorithm>

namespace gatehouse::guard {
namespace {

constexpr std::size_t kMostOpen = 8 * 1024;

std::size_t takeNumber(std::string_view text, std::size_t& at) noexcept
{
    std::size_t value = 0;
    for (; at < text.size() && isDigit(text[at]); ++at)
        value = value * 10 + static_cast<std::size_t>(text[at] - '0');
    return value;
}

}  // namespace

Shape::Shape(std::string_view text)
{
    std::size_t place = 0;
    bool isPlaced = true;  // all before has one length
    for (std::size_t at = 0; at < text.size();) {
        Piece piece;
        bool isLiteral = false;
        char literal = '\0';
        if (text[at] == '[') {
            const auto close = text.find(']', at);
            piece.letters = Letters(text.substr(at + 1, close - at - 1));
            at = close + 1;
        } else {
            if (text[at] == '\\') ++at;
            literal = text[at];
            piece.letters.add(static_cast<unsigned char>(literal));
            isLiteral = true;
            ++at;
        }
        if (at < text.size() && text[at] == '?') {
            piece.least = 0;
            isLiteral = false;
            ++at;
        } else if (at < text.size() && text[at] == '{') {
            ++at;
            piece.least = piece.most = takeNumber(text, at);
            if (text[at] == ',') {
                ++at;
                piece.most = isDigit(text[at]) ? takeNumber(text, at) : kMostOpen;
            }
            ++at;  // the closing brace
            isLiteral = false;
        }
        if (isLiteral && pieces_.empty()) {
            prefix_ += literal;
            ++place;
            continue;
        }
        if (isLiteral && isPlaced && sureAt_ == 0) {
            sureAt_ = place;
            sure_ = literal;
        }
        isPlaced = isPlaced && piece.least == piece.most;
        place += piece.least;
        pieces_.push_back(piece);
    }
    if (sureAt_ >= kWindow) sureAt_ = 0;
    rest_.resize(pieces_.size());
    for (std::size_t i = pieces_.size(); i-- > 0;) {
        rest_[i] = pieces_[i].letters;
        if (i + 1 < pieces_.size()) rest_[i].add(rest_[i + 1]);
    }
}

void Shape::openFrom(std::size_t piece, Hit& hit) const noexcept
{
    hit.size = kWindow;
    hit.open = &rest_[piece];
    hit.most = kWindow;
    for (std::size_t i = piece; i < pieces_.size(); ++i) hit.most += pieces_[i].most;
}

bool Shape::match(Window& window, Hit& hit) const noexcept
{
    std::size_t at = 0;
    for (; at < prefix_.size(); ++at) {
        if (window.at(at) != static_cast<unsigned char>(prefix_[at])) return false;
    }
    // What is here already may tell; nothing is waited for.
    if (sureAt_ != 0) {
        const int there = window.peek(sureAt_);
        if (there >= 0 && there != static_cast<unsigned char>(sure_)) return false;
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        std::size_t count = 0;
        while (count < piece.most && piece.letters.has(window.at(at))) {
            ++count;
            ++at;
        }
        if (count < piece.most && window.at(at) == Window::kBeyond) {
            openFrom(i, hit);
            return true;
        }
        if (count < piece.least) return false;
    }
    hit.size = at;
    return true;
}

}  // namespace gatehouse::guard
