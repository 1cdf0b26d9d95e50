#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QString>

#include "app/body_view.h"
#include "app/compare/line_diff.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// One event of a stream as a row.
struct StreamRow {
    std::int64_t at = -1;   ///< µs since the exchange began; -1 unknown
    std::int64_t gap = -1;  ///< µs since the event before
    QString event;          ///< "" for unnamed
    QString text;           ///< what it says to the reader, or its data; at most 300 characters
    bool words = false;     ///< `text` is answer text
    std::uint32_t size = 0;
};

/// Takes events out of a growing stream, each once.
///
/// Thread  one at a time.
class StreamCutter {
public:
    explicit StreamCutter(std::string dialect) : dialect_(std::move(dialect)) {}

    /// Rows of the events that ended in `bytes`; `marks` are the marks of exactly these and later
    /// events.
    std::vector<StreamRow> push(std::string_view bytes,
                                const std::vector<record::EventMark>& marks);

private:
    std::string dialect_;
    std::string held_;
    std::vector<record::EventMark> marks_;
    std::size_t rows_ = 0;
    std::int64_t before_ = -1;
};

/// A stored exchange with what the inspector's first tabs need.
struct ExchangeView {
    store::RowId id = 0;
    record::Exchange exchange;
    std::vector<dialect::Turn> turns;
    std::vector<StreamRow> stream;
    std::vector<QString> rawStream;  ///< pieces, see BodyView
    QString joined;                  ///< the answer's text, as one
    store::RowId before = 0;         ///< the call that this one repeats; 0: none, or gone
    store::RowId answered = 0;       ///< whose kept answer this one got; likewise
    std::vector<store::Row> again;   ///< calls that repeat this one, oldest first
};

/// A message as it came to us and as it left us.
struct MessageSides {
    BodyView before, after;
    std::vector<HeaderLine> headers;
    std::shared_ptr<const DiffText> diff;  ///< headers and bodies; nullptr: too large
    bool bodyDiffers = false;  ///< else `after` is empty: the bytes went on as they came
    bool wentOn = true;        ///< false: it ended here
};

/// Both ways, taken apart. Made when a tab asks for them.
struct BodiesView {
    MessageSides request, response;
};

// Thread  any; meant for a worker.
ExchangeView exchangeView(store::RowId id, record::Exchange exchange);
BodiesView bodiesView(const record::Exchange& exchange);
/// The text of the turns that answer: what stands after the last user's.
QString joinedAnswer(const std::vector<dialect::Turn>& turns);

}  // namespace gatehouse::app
