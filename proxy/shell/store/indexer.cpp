#include "proxy/shell/store/indexer.h"

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/shell/store/facts.h"
#include "proxy/shell/store/pack.h"
#include "proxy/shell/store/preview.h"
#include "proxy/shell/store/rows.h"

namespace gatehouse::store {
namespace {

void bound(std::string& text, std::size_t most)
{
    if (!isUtf8(text)) text = toUtf8(text);
    text.resize(cutUtf8(text, most).size());
}

}  // namespace

Indexer::Indexer(Database& database)
    : waiting_(database, "SELECT exchange FROM unindexed ORDER BY exchange LIMIT ?"),
      done_(database, "DELETE FROM unindexed WHERE exchange = ?"),
      facts_(database, "SELECT outcome, facts, preview FROM exchanges WHERE id = ?"),
      names_(database),
      body_(database, "SELECT same_as, coding, size, data FROM bodies WHERE id = ?"),
      preview_(database, "UPDATE exchanges SET preview = ? WHERE id = ?"),
      oldText_(database, "SELECT prompt, reply FROM texts WHERE id = ?"),
      dropWords_(database,
                 "INSERT INTO words (words, rowid, prompt, reply) VALUES ('delete', ?, ?, ?)"),
      dropText_(database, "DELETE FROM texts WHERE id = ?"),
      putText_(database, "INSERT INTO texts (id, prompt, reply) VALUES (?, ?, ?)"),
      putWords_(database, "INSERT INTO words (rowid, prompt, reply) VALUES (?, ?, ?)")
{
}

std::vector<RowId> Indexer::slice(std::size_t most, const Settings& settings,
                                  const record::Redactor& redactor)
{
    std::vector<RowId> ids;
    waiting_.integer(static_cast<std::int64_t>(most));
    while (waiting_.row()) ids.push_back(waiting_.asInteger(0));
    for (const RowId id : ids) {
        one(id, settings, redactor);
        done_.integer(id).run();
    }
    return ids;
}

bool Indexer::isDone()
{
    bool isDone = true;
    waiting_.integer(1);
    while (waiting_.row()) isDone = false;
    return isDone;
}

void Indexer::forget(RowId id)
{
    std::string prompt;
    std::string reply;
    bool isThere = false;
    oldText_.integer(id);
    while (oldText_.row()) {
        prompt = oldText_.asText(0);
        reply = oldText_.asText(1);
        isThere = true;
    }
    if (!isThere) return;
    dropWords_.integer(id).text(prompt).text(reply).run();
    dropText_.integer(id).run();
}

std::string Indexer::body(RowId id, std::int64_t kind)
{
    std::string bytes;
    std::int64_t same = -1;
    body_.integer(id * 4 + kind);
    while (body_.row()) {
        same = body_.asOptional(0).value_or(-1);
        bytes = unpacked(body_.asBlob(3), static_cast<Coding>(body_.asInteger(1)),
                         static_cast<std::size_t>(body_.asInteger(2)));
    }
    return same >= 0 && same % 4 < kind ? body(id, same % 4) : bytes;
}

void Indexer::one(RowId id, const Settings& settings, const record::Redactor& redactor)
{
    std::string dialect;
    std::string before;
    bool streamed = false;
    bool isThere = false;
    auto outcome = record::Outcome::Running;
    facts_.integer(id);
    while (facts_.row()) {
        isThere = true;
        outcome = static_cast<record::Outcome>(facts_.asInteger(0));
        Row row;
        unpackFacts(facts_.asBlob(1), names_, row);
        streamed = row.streamed;
        dialect = std::move(row.dialect);
        before = facts_.asText(2);
    }
    if (!isThere) return;
    const std::string request = body(id, static_cast<std::int64_t>(BodyKind::Request));
    std::string reply = body(id, static_cast<std::int64_t>(BodyKind::Delivered));
    if (reply.empty()) reply = body(id, static_cast<std::int64_t>(BodyKind::Response));
    dialect::Words words = dialect::wordsOf(dialect, request, reply, streamed);
    // A stream may bring a secret in pieces; here they are joined for the first time.
    for (auto* text : {&words.prompt, &words.last, &words.reply}) {
        bound(*text, settings.mostText);
        redactor.text(*text);
    }
    const std::string preview = previewOf(words.last.empty() ? words.reply : words.last);
    if (preview != before) preview_.text(preview).integer(id).run();
    forget(id);
    if (!settings.words || outcome == record::Outcome::Running) return;
    if (words.prompt.empty() && words.reply.empty()) return;
    putText_.integer(id).text(words.prompt).text(words.reply).run();
    putWords_.integer(id).text(words.prompt).text(words.reply).run();
}

}  // namespace gatehouse::store
