#include "app/config_history.h"

#include <QCoreApplication>

#include "app/formats.h"
#include "proxy/core/config/codec.h"

namespace gatehouse::app {
namespace {

struct ConfigHistoryWords {
    Q_DECLARE_TR_FUNCTIONS(ConfigHistory)
};

QString authorWords(const std::string& author)
{
    if (author == "desktop") return ConfigHistoryWords::tr("this window");
    if (author == "admin api") return ConfigHistoryWords::tr("admin API");
    if (author == "file") return ConfigHistoryWords::tr("config file");
    if (author == "start") return ConfigHistoryWords::tr("start");
    return text(author);
}

}  // namespace

Result<std::vector<HistoryEntry>> readHistory(store::Reader& reader, int limit)
{
    auto published = reader.history(limit);
    if (!published) return std::move(published).error();
    std::vector<HistoryEntry> entries;
    entries.reserve(published->size());
    for (const record::ConfigPublished& each : *published) {
        HistoryEntry entry;
        entry.generation = each.generation;
        entry.at = each.at;
        entry.author = authorWords(each.author);
        entry.note = text(each.note);
        std::vector<config::Problem> problems;
        auto config = config::parse(each.text, problems);
        entry.readable = config.ok();
        if (config) entry.config = std::move(*config);
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace gatehouse::app
