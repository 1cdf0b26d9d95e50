#include "proxy/shell/engine/cloudflare_objects.h"

#include <utility>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/engine/clock.h"

namespace gatehouse::engine::cloudflare {

json::object dataOf(const store::StoredObject& object)
{
    boost::system::error_code trouble;
    json::value data = json::parse(object.data, trouble);
    return trouble || !data.is_object() ? json::object() : std::move(data).as_object();
}

json::object objectJson(const store::StoredObject& object)
{
    json::object out = dataOf(object);
    out["id"] = object.id;
    out["gateway_id"] = object.gateway;
    out["created_at"] = isoTime(object.createdAt);
    out["modified_at"] = isoTime(object.modifiedAt);
    return out;
}

Result<std::vector<store::StoredObject>> objectsOf(const Call& call, std::string_view kind,
                                                   std::string_view gateway)
{
    auto log = openLog(call);
    if (!log) return std::move(log).error();
    return (*log)->objects(kind, gateway);
}

Result<store::StoredObject> objectOf(const Call& call, std::string_view kind, const std::string& id,
                                     std::string_view gateway)
{
    auto log = openLog(call);
    if (!log) return std::move(log).error();
    auto found = (*log)->object(kind, id);
    if (!found) return std::move(found).error();
    if (!*found || (!gateway.empty() && (*found)->gateway != gateway)) {
        return fail(ErrorKind::NotFound, "there is no such object of that id",
                    "the same path without the id lists them");
    }
    return std::move(**found);
}

Result<store::StoredObject> keepObject(const Call& call, std::string_view kind,
                                       const std::string& id, std::string_view gateway,
                                       const json::object& data)
{
    std::vector<record::Record> records;
    records.emplace_back(record::Filed{.kind = std::string(kind),
                                       .gateway = std::string(gateway),
                                       .id = id,
                                       .data = json::serialize(data),
                                       .at = wallNow()});
    GH_TRY(call.view.keep(std::move(records)));
    return objectOf(call, kind, id, gateway);
}

Result<void> dropObject(const Call& call, std::string_view kind, const std::string& id)
{
    std::vector<record::Record> records;
    records.emplace_back(record::Filed{.kind = std::string(kind), .id = id, .isGone = true});
    return call.view.keep(std::move(records));
}

void keepEqual(std::vector<store::StoredObject>& objects, std::string_view member,
               const json::value& value)
{
    std::erase_if(objects, [&](const store::StoredObject& each) {
        const json::object data = dataOf(each);
        const auto* found = data.if_contains(member);
        return found == nullptr || *found != value;
    });
}

void keepHolding(std::vector<store::StoredObject>& objects, std::string_view member,
                 std::string_view text)
{
    const std::string wanted = lower(text);
    std::erase_if(objects, [&](const store::StoredObject& each) {
        const json::object data = dataOf(each);
        const auto* found = data.if_contains(member);
        return found == nullptr || !found->is_string() ||
               lower(found->get_string()).find(wanted) == std::string::npos;
    });
}

}  // namespace gatehouse::engine::cloudflare
