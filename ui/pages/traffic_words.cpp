#include "ui/pages/traffic_words.h"

#include "app/formats.h"
#include "app/gateway.h"
#include "app/guardrails/guard_rows.h"
#include "ui/widgets/filter_field.h"

namespace gatehouse::ui {
namespace {

void addOnce(QStringList& list, const std::string& word)
{
    const QString text = app::text(word);
    if (!text.isEmpty() && !list.contains(text)) list += text;
}

/// What the newest calls asked for, and every tag.
Result<app::FilterVocabulary> read(store::Reader& reader)
{
    app::FilterVocabulary known;
    std::vector<store::RowId> newest;
    GH_TRY(reader.ids({}, 0, [&newest](std::vector<store::RowId> ids) {
        newest = std::move(ids);
        return false;  // the first piece will do
    }));
    auto rows = reader.rows(newest);
    if (!rows) return std::move(rows).error();
    for (const store::Row& row : *rows) addOnce(known.models, row.model);
    known.models.sort();
    auto tags = reader.tags();
    if (!tags) return std::move(tags).error();
    for (const std::string& tag : *tags) addOnce(known.tags, tag);
    return known;
}

}  // namespace

TrafficWords::TrafficWords(const PageContext& context, app::ReaderThread& reader,
                           FilterField& field, QObject* parent)
    : QObject(parent), context_(context), reader_(reader), field_(field)
{
    connect(&field_, &FilterField::vocabularyWanted, this, &TrafficWords::refresh);
}

void TrafficWords::refresh()
{
    reader_.ask<app::FilterVocabulary>(
        this, [](store::Reader& reader, const app::ReaderThread::Ticket&) { return read(reader); },
        [this](Result<app::FilterVocabulary> known) {
            if (!known) return;  // the list says what is wrong with the store
            const config::Config& config = context_.gateway->config();
            for (const auto& provider : config.providers) addOnce(known->providers, provider.id);
            for (const auto& key : config.access.keys) addOnce(known->keys, key.label);
            for (const auto& route : config.routes) addOnce(known->routes, route.name);
            for (const auto& prompt : config.prompts) addOnce(known->prompts, prompt.name);
            for (const auto& id : app::gatewayIds(config)) {
                for (const auto& rule : app::countedRules(app::guardSettings(config, id)))
                    addOnce(known->rules, rule);
            }
            field_.setVocabulary(*known);
        });
}

}  // namespace gatehouse::ui
