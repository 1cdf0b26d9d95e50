#include "app/compare/compare.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/exchange_view.h"
#include "app/formats.h"
#include "app/models/log_model.h"
#include "app/models/log_texts.h"
#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

// What fits beside another text in a window of usual width.
constexpr std::size_t kWidth = 76;

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

/// A body as the inspector shows it.
std::string prettyOf(const record::Body& body)
{
    const BodyView view = bodyView(body);
    std::string text;
    for (const QString& piece : view.pretty) text += piece.toStdString();
    if (!view.note.isEmpty()) text += cat("\n", view.note.toStdString());
    return text;
}

std::string conversationText(const std::vector<dialect::Turn>& turns)
{
    std::string text;
    for (const dialect::Turn& turn : turns) {
        if (!text.empty()) text += "\n\n";
        text +=
            cat(turn.role, turn.kind == "text" ? "" : " · ", turn.kind == "text" ? "" : turn.kind,
                turn.name.empty() ? "" : " · ", turn.name, "\n", turn.text);
    }
    return text;
}

/// The words of a streamed answer: its events differ in every call.
std::string answerText(const ExchangeView& view)
{
    const auto& exchange = view.exchange;
    if (exchange.streamed && !view.joined.isEmpty()) return view.joined.toStdString();
    return prettyOf(exchange.deliveredBody.bytes.empty() ? exchange.responseBody
                                                         : exchange.deliveredBody);
}

CompareSide sideOf(const store::Row& row, const ExchangeView& view)
{
    CompareSide side;
    side.id = row.id;
    side.title = clockTime(row.startedAt).left(8) + QStringLiteral("  ") + text(row.model);
    const auto& exchange = view.exchange;
    side.texts = {conversationText(view.turns), prettyOf(exchange.requestBody), answerText(view),
                  cat(tr("Request").toStdString(), "\n", exchange.clientHeaders, "\n",
                      tr("Response").toStdString(), "\n", exchange.deliveredHeaders)};
    for (const std::string& each : side.texts) side.size += static_cast<ByteCount>(each.size());
    return side;
}

struct FactRow {
    const char* name;
    QString (*value)(const store::Row& row, const record::Exchange& exchange);
};

QString tokens(const chat::Usage::Count& tokens)
{
    return tokens ? count(*tokens) : tr("unknown");
}

constexpr FactRow kFacts[] = {
    {QT_TRANSLATE_NOOP("gatehouse::app", "Status"),
     [](const store::Row& row, const record::Exchange&) { return statusText(row); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Provider"),
     [](const store::Row& row, const record::Exchange&) { return text(row.provider); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Model"),
     [](const store::Row& row, const record::Exchange&) { return text(row.model); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Model answered"),
     [](const store::Row& row, const record::Exchange&) { return text(row.modelAnswered); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "First token"),
     [](const store::Row& row, const record::Exchange&) { return duration(row.firstByte); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Elapsed"),
     [](const store::Row& row, const record::Exchange&) { return duration(row.latency); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Tokens in"),
     [](const store::Row& row, const record::Exchange&) { return tokens(row.usage.input); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Tokens out"),
     [](const store::Row& row, const record::Exchange&) { return tokens(row.usage.output); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Cost"),
     [](const store::Row& row, const record::Exchange&) { return money(row.cost); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Finish"),
     [](const store::Row& row, const record::Exchange&) { return text(row.finishReason); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Streamed"),
     [](const store::Row& row, const record::Exchange&) {
         return row.streamed ? tr("yes") : tr("no");
     }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Attempts"),
     [](const store::Row& row, const record::Exchange&) { return QString::number(row.attempts); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Key"),
     [](const store::Row& row, const record::Exchange&) { return text(row.keyLabel); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Path"),
     [](const store::Row& row, const record::Exchange&) { return text(row.path); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Request size"),
     [](const store::Row&, const record::Exchange& exchange) {
         return bytes(exchange.requestBody.totalSize);
     }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Response size"),
     [](const store::Row&, const record::Exchange& exchange) {
         return bytes(exchange.responseBody.totalSize);
     }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Config"),
     [](const store::Row&, const record::Exchange& exchange) { return text(exchange.generation); }},
    {QT_TRANSLATE_NOOP("gatehouse::app", "Error"),
     [](const store::Row&, const record::Exchange& exchange) {
         return text(exchange.errorText).left(200);
     }},
};

}  // namespace

Result<Comparison> readComparison(store::Reader& reader, const std::vector<store::RowId>& ids)
{
    Comparison made;
    auto rows = reader.rows(ids);
    if (!rows) return std::move(rows).error();
    made.missing = static_cast<int>(ids.size() - rows->size());
    for (const FactRow& fact : kFacts) made.facts.push_back({tr(fact.name), {}, false});
    for (const store::Row& row : *rows) {
        auto detail = reader.detail(row.id);
        if (!detail) return std::move(detail).error();
        if (!*detail) {
            ++made.missing;
            continue;
        }
        const ExchangeView view = exchangeView(row.id, std::move(**detail));
        made.sides.push_back(sideOf(row, view));
        auto fact = made.facts.begin();
        for (const FactRow& each : kFacts) (fact++)->values += each.value(row, view.exchange);
    }
    for (CompareFact& fact : made.facts) {
        for (const QString& value : fact.values)
            fact.differs = fact.differs || value != fact.values.front();
    }
    // What none of them has is nothing to look at.
    std::erase_if(made.facts, [](const CompareFact& fact) {
        return std::ranges::all_of(fact.values, [](const QString& v) { return v.isEmpty(); });
    });
    return made;
}

std::shared_ptr<const DiffText> compareParts(const CompareSide& left, const CompareSide& right,
                                             ComparePart part)
{
    const std::string& a = left.texts[static_cast<std::size_t>(part)];
    const std::string& b = right.texts[static_cast<std::size_t>(part)];
    if (std::max(a.size(), b.size()) > kMostCompared) return nullptr;
    return diffTexts(a, b, kWidth);
}

}  // namespace gatehouse::app
