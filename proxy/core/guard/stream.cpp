#include "proxy/core/guard/stream.h"

#include <utility>

namespace gatehouse::guard {

void StreamScan::leave(std::vector<Piece>& pieces, std::size_t to)
{
    if (to <= done_) return;
    Piece piece;
    piece.text = buffer_.substr(done_, to - done_);
    pieces.push_back(std::move(piece));
    done_ = to;
}

void StreamScan::tell(std::vector<Piece>& pieces, bool isWhole)
{
    Piece piece;
    piece.isFinding = true;
    piece.continues = isTold_;
    piece.isWhole = isWhole;
    piece.finding = open_.finding;
    piece.finding.begin += gone_;
    piece.finding.end = at_ + gone_;
    piece.text = buffer_.substr(done_, at_ - done_);
    pieces.push_back(std::move(piece));
    done_ = at_;
    isTold_ = isOpen_ = !isWhole;
}

std::vector<StreamScan::Piece> StreamScan::take(std::string_view text, bool isLast)
{
    std::vector<Piece> pieces;
    buffer_ += text;
    while (true) {
        if (isOpen_) {
            const bool isWhole = Scanner::close(buffer_, at_, open_) || isLast;
            tell(pieces, isWhole);
            if (!isWhole) break;
        }
        if (!scanner_->next(buffer_, at_, isLast, open_, cues_)) break;
        leave(pieces, open_.finding.begin);
        isOpen_ = true;
    }
    if (!isOpen_) leave(pieces, at_);
    // The words before what comes stay for a while.
    if (done_ > 2 * kBack) {
        const std::size_t drop = done_ - kBack - 1;
        buffer_.erase(0, drop);
        done_ -= drop;
        at_ -= drop;
        gone_ += drop;
        cues_.shift(drop);
        if (isOpen_) {
            open_.begin -= drop;
            open_.finding.begin -= drop;
            open_.finding.end -= drop;
        }
    }
    return pieces;
}

}  // namespace gatehouse::guard
