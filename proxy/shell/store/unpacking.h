#pragma once

#include <string>
#include <string_view>

#include "proxy/shell/store/condition.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

bool containsNoCase(std::string_view text, std::string_view part) noexcept;
bool textFits(std::string_view text, const Condition& with) noexcept;

/// Whether one of these header lines has the wanted name, and a value that fits.
bool linesFit(std::string_view lines, const Condition& wanted) noexcept;

/// Looks into what is packed away with a row.
///
/// Shape   headers are those of the client's request and of the provider's answer
/// Units   about ten microseconds a row, more where its bodies are long
/// Thread  the reader's
class Unpacking {
public:
    Unpacking(Database& database, NameTexts& names) : database_(database), names_(names) {}

    /// What else is told of a row, unpacked once for all who ask about it. Valid until another is.
    [[nodiscard]] const std::string& details(RowId id);
    [[nodiscard]] bool header(RowId id, const Condition& wanted);
    [[nodiscard]] bool body(RowId id, const Condition& wanted);

private:
    Database& database_;
    NameTexts& names_;
    Statement readDetails_;  ///< prepared once they are asked for
    Statement bodies_;
    std::string details_;
    RowId detailsRow_ = 0;
    bool hasDetails_ = false;
    bool hasBodies_ = false;
};

}  // namespace gatehouse::store
