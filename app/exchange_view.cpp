#include "app/exchange_view.h"

#include <algorithm>

#include "app/formats.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/sse.h"

namespace gatehouse::app {
namespace {

constexpr std::size_t kRowText = 300;
constexpr std::size_t kDiffWidth = 120;  // bytes of a line, then it goes on in the next
constexpr std::size_t kMostCompared = std::size_t{8} << 20U;
constexpr std::size_t kMaxRows =
    50'000;  // what a person could scroll through; more is in the raw text

/// The block without its fields' names, or nothing for a comment.
std::string dataOf(std::string_view block, std::string& event)
{
    http::SseReader reader;
    reader.push(block);
    const auto read = reader.next();
    if (!read) return {};
    event = read->event == "message" ? std::string() : read->event;
    return read->data;
}

/// Headers in the same order on both sides, then the bodies indented.
std::shared_ptr<const DiffText> sidesDiff(const MessageSides& sides)
{
    QString left, right;
    for (const HeaderLine& line : sides.headers) {
        const auto put = [&line](QString& to, const QString& value) {
            if (!value.isEmpty())
                to += line.name + QStringLiteral(": ") + value + QLatin1Char('\n');
        };
        put(left, line.left);
        put(right, line.right);
    }
    // A body that went on as it came needs no comparing.
    if (sides.bodyDiffers) {
        for (auto* side : {&left, &right}) *side += QLatin1Char('\n');
        for (const QString& piece : sides.before.pretty) left += piece;
        for (const QString& piece : sides.after.pretty) right += piece;
    }
    if (static_cast<std::size_t>(std::max(left.size(), right.size())) > kMostCompared)
        return nullptr;
    return diffTexts(left.toStdString(), right.toStdString(), kDiffWidth);
}

QString oneLine(std::string_view words)
{
    QString line = text(cutUtf8(words, kRowText));
    line.replace(QLatin1Char('\n'), QStringLiteral("⏎"));
    return line;
}

}  // namespace

std::vector<StreamRow> StreamCutter::push(std::string_view bytes,
                                          const std::vector<record::EventMark>& marks)
{
    marks_.insert(marks_.end(), marks.begin(), marks.end());
    held_ += bytes;
    std::vector<StreamRow> rows;
    http::SseSplitter splitter;
    std::string_view input = held_;
    std::string_view block;
    std::size_t used = 0;
    while (splitter.next(input, block)) {
        used = held_.size() - input.size();
        if (rows_ >= kMaxRows) continue;
        StreamRow row;
        std::string event;
        const std::string data = dataOf(block, event);
        row.event = text(event);
        row.size = static_cast<std::uint32_t>(block.size());
        if (rows_ < marks_.size()) {
            row.at = marks_[rows_].at;
            row.gap = before_ < 0 ? -1 : row.at - before_;
            before_ = row.at;
        }
        ++rows_;
        std::string words;
        for (const auto& turn : dialect::conversationOf(dialect_, {}, block, true))
            words += turn.text;
        row.words = !words.empty();
        row.text = oneLine(row.words ? words : data.empty() ? std::string(trim(block)) : data);
        rows.push_back(std::move(row));
    }
    held_.erase(0, used);
    return rows;
}

QString joinedAnswer(const std::vector<dialect::Turn>& turns)
{
    std::size_t begin = turns.size();
    while (begin > 0 && turns[begin - 1].role != "user" && turns[begin - 1].role != "system" &&
           turns[begin - 1].kind != "tool_result") {
        --begin;
    }
    std::string joined;
    for (std::size_t i = begin; i < turns.size(); ++i) {
        if (!joined.empty() && !turns[i].text.empty()) joined += "\n\n";
        joined += turns[i].text;
    }
    return text(joined);
}

ExchangeView exchangeView(store::RowId id, record::Exchange exchange)
{
    ExchangeView view;
    view.id = id;
    const std::string request = decodedBody(exchange.requestBody);
    const auto& answer =
        exchange.deliveredBody.bytes.empty() ? exchange.responseBody : exchange.deliveredBody;
    const std::string reply = decodedBody(answer);
    view.turns = dialect::conversationOf(exchange.dialect, request, reply, exchange.streamed);
    view.joined = joinedAnswer(view.turns);
    if (exchange.streamed) {
        view.stream = StreamCutter(exchange.dialect).push(reply, exchange.events);
        view.rawStream = textPieces(reply);
    }
    view.exchange = std::move(exchange);
    return view;
}

BodiesView bodiesView(const record::Exchange& exchange)
{
    BodiesView view;
    MessageSides& request = view.request;
    request.before = bodyView(exchange.requestBody);
    request.bodyDiffers = !exchange.sentBody.bytes.empty();
    request.wentOn = !exchange.attempts.empty() || !exchange.sentHeaders.empty();
    if (request.bodyDiffers) request.after = bodyView(exchange.sentBody);
    request.headers = compareHeaders(exchange.clientHeaders, exchange.sentHeaders);
    if (request.wentOn) request.diff = sidesDiff(request);
    MessageSides& response = view.response;
    response.before = bodyView(exchange.responseBody);
    response.bodyDiffers = !exchange.deliveredBody.bytes.empty();
    if (response.bodyDiffers) response.after = bodyView(exchange.deliveredBody);
    response.headers = compareHeaders(exchange.upstreamHeaders, exchange.deliveredHeaders);
    response.diff = sidesDiff(response);
    return view;
}

}  // namespace gatehouse::app
