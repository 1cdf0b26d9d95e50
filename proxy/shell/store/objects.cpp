#include "proxy/shell/store/objects.h"

#include <utility>

namespace gatehouse::store {
namespace {

StoredObject objectOf(const Statement& from)
{
    StoredObject object;
    object.gateway = from.asText(0);
    object.id = from.asText(1);
    object.data = from.asText(2);
    object.createdAt = from.asInteger(3);
    object.modifiedAt = from.asInteger(4);
    return object;
}

}  // namespace

Objects::Objects(Database& database)
    : change_(database,
              "UPDATE objects SET gateway = ?, data = ?, modified_at = ? WHERE kind = ? AND id = ? "
              "RETURNING number"),
      add_(database,
           "INSERT INTO objects (kind, gateway, id, data, created_at, modified_at) VALUES "
           "(?,?,?,?,?,?)"),
      remove_(database, "DELETE FROM objects WHERE kind = ? AND id = ?")
{
}

void Objects::file(const record::Filed& filed)
{
    if (filed.isGone) {
        remove_.text(filed.kind).text(filed.id).run();
        return;
    }
    bool isThere = false;
    change_.text(filed.gateway).text(filed.data).integer(filed.at).text(filed.kind).text(filed.id);
    while (change_.row()) isThere = true;
    if (isThere) return;
    add_.text(filed.kind)
        .text(filed.gateway)
        .text(filed.id)
        .text(filed.data)
        .integer(filed.at)
        .integer(filed.at)
        .run();
}

std::vector<StoredObject> readObjects(Database& database, std::string_view kind,
                                      std::string_view gateway)
{
    Statement statement(database,
                        "SELECT gateway, id, data, created_at, modified_at FROM objects WHERE kind "
                        "= ? AND (? = '' OR gateway = ?) ORDER BY number");
    statement.text(kind).text(gateway).text(gateway);
    std::vector<StoredObject> found;
    while (statement.row()) found.push_back(objectOf(statement));
    return found;
}

std::optional<StoredObject> readObject(Database& database, std::string_view kind,
                                       std::string_view id)
{
    Statement statement(database,
                        "SELECT gateway, id, data, created_at, modified_at FROM objects WHERE kind "
                        "= ? AND id = ?");
    statement.text(kind).text(id);
    std::optional<StoredObject> found;
    while (statement.row()) found = objectOf(statement);
    return found;
}

}  // namespace gatehouse::store
