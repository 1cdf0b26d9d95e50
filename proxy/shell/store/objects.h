#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"

namespace gatehouse::store {

/// An object of the API as it stands.
struct StoredObject {
    std::string gateway;
    std::string id;
    std::string data;  ///< JSON
    WallMicros createdAt = 0;
    WallMicros modifiedAt = 0;
};

/// Objects of the API that are no settings. The writer's side.
class Objects {
public:
    explicit Objects(Database& database);
    /// Puts it in the place of one of its kind and id, or takes that away.
    void file(const record::Filed& filed);

private:
    Statement change_;
    Statement add_;
    Statement remove_;
};

/// Of a kind and a gateway (empty: of all), oldest first.
std::vector<StoredObject> readObjects(Database& database, std::string_view kind,
                                      std::string_view gateway);
std::optional<StoredObject> readObject(Database& database, std::string_view kind,
                                       std::string_view id);

}  // namespace gatehouse::store
