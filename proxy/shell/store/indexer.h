#pragma once

#include <string>
#include <vector>

#include "proxy/core/record/redact.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// The second job: reads bodies that stand in the file already, sets the row's preview and fills
/// the word index.
///
/// What is still to do stands in the file too, so a crash between both jobs loses nothing.
/// Thread  the writer's.
class Indexer {
public:
    struct Settings {
        bool words = true;                 ///< off: previews only
        std::size_t mostText = 16 * 1024;  ///< bytes of a body's text that are indexed
    };

    explicit Indexer(Database& database);

    /// Works off at most `most` exchanges inside the caller's transaction; returns the rows it
    /// changed.
    std::vector<RowId> slice(std::size_t most, const Settings& settings,
                             const record::Redactor& redactor);
    [[nodiscard]] bool isDone();
    /// Takes an exchange out of the index, with its old words.
    void forget(RowId id);

private:
    void one(RowId id, const Settings& settings, const record::Redactor& redactor);
    std::string body(RowId id, std::int64_t kind);

    Statement waiting_;
    Statement done_;
    Statement facts_;
    NameTexts names_;
    Statement body_;
    Statement preview_;
    Statement oldText_;
    Statement dropWords_;
    Statement dropText_;
    Statement putText_;
    Statement putWords_;
};

}  // namespace gatehouse::store
