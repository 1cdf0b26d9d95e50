#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// Objects that the store keeps for the API: JSON under a kind and an id.

/// What is kept of an object, parsed, with its id, gateway_id, created_at and modified_at.
json::object objectJson(const store::StoredObject& object);
/// Only what was kept.
json::object dataOf(const store::StoredObject& object);

/// Of a kind and a gateway (empty: of all), oldest first.
Result<std::vector<store::StoredObject>> objectsOf(const Call& call, std::string_view kind,
                                                   std::string_view gateway);
/// Errors  NotFound, where there is none of that id in this gateway (empty: in any).
Result<store::StoredObject> objectOf(const Call& call, std::string_view kind, const std::string& id,
                                     std::string_view gateway);
/// Keeps it, and returns it as it stands then.
Result<store::StoredObject> keepObject(const Call& call, std::string_view kind,
                                       const std::string& id, std::string_view gateway,
                                       const json::object& data);
Result<void> dropObject(const Call& call, std::string_view kind, const std::string& id);

/// Keeps those whose member has that value, or holds that text.
void keepEqual(std::vector<store::StoredObject>& objects, std::string_view member,
               const json::value& value);
void keepHolding(std::vector<store::StoredObject>& objects, std::string_view member,
                 std::string_view text);

}  // namespace gatehouse::engine::cloudflare
