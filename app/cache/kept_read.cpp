#include "app/cache/kept_read.h"

#include "app/body_view.h"
#include "app/formats.h"

namespace gatehouse::app {
namespace {

constexpr std::string_view kUsualDialect =
    "openai_chat";  // of an answer whose call is not known any more

}  // namespace

Result<KeptRead> readKept(store::Reader& reader, const engine::KeptText& kept)
{
    KeptRead read;
    auto row = reader.find(kept.answer.call);
    if (!row) return std::move(row).error();
    std::string dialect(kUsualDialect), request;
    if (*row) {
        auto exchange = reader.detail(**row);
        if (!exchange) return std::move(exchange).error();
        if (*exchange) {
            read.row = **row;
            dialect = (*exchange)->dialect;
            request = decodedBody((*exchange)->requestBody);
        }
    }
    read.turns = dialect::conversationOf(dialect, request, kept.body, kept.answer.streamed);
    // Vectors, say: what no conversation has in it stands as it is.
    const bool isAnswered = !read.turns.empty() && read.turns.back().role != "user" &&
                            read.turns.back().role != "system";
    if (!isAnswered) read.turns.push_back({"assistant", "text", kept.body, {}, {}});
    return read;
}

Result<QHash<QString, QString>> readQuestions(store::Reader& reader, const QStringList& calls)
{
    QHash<QString, QString> words;
    std::vector<store::RowId> ids;
    for (const QString& call : calls) {
        words.insert(call, {});
        auto row = reader.find(call.toStdString());
        if (!row) return std::move(row).error();
        if (*row) ids.push_back(**row);
    }
    auto rows = reader.rows(ids);
    if (!rows) return std::move(rows).error();
    for (const auto& row : *rows) words.insert(text(row.requestId), text(row.preview));
    return words;
}

}  // namespace gatehouse::app
