#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "proxy/shell/store/condition.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/facts.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/reader.h"
#include "proxy/shell/store/unpacking.h"

namespace gatehouse::store {

/// The columns of a row that conditions look at, borrowed from a statement until its next step.
struct RowInSight {
    RowId id = 0;
    WallMicros startedAt = 0;
    record::Outcome outcome = record::Outcome::Running;
    int status = 0;
    std::int64_t provider = 0;  ///< names.id, as the two below
    std::int64_t model = 0;
    std::int64_t key = 0;
    std::string_view requestId;
    PackedFacts facts;
};

/// All tokens of a call; unknown where neither side is known.
std::optional<std::int64_t> totalOf(const chat::Usage& usage) noexcept;

/// A figure of a row; nothing where it is unknown, or the field is no figure.
std::optional<std::int64_t> figureOf(Field field, const RowInSight& row);

/// Whether a row that failed counts as such: what the index exchanges_failed holds.
bool isFailed(record::Outcome outcome, int status) noexcept;

/// The third part of /v1/ACCOUNT/GATEWAY/…; empty where the path is not of that form.
std::string_view gatewayOf(std::string_view path) noexcept;

/// In which form a path came: "rest" (/client/v4/…), "compat" (OpenAI's form for all), "gateway"
/// (/v1/ACCOUNT/GATEWAY/PROVIDER/…) or "direct".
std::string_view wireOf(std::string_view path) noexcept;

/// Decides row by row what SQL was not asked for.
///
/// Shape   what stands beside the rows (words, tags, notes) is read once, when it is made, for the
///         rows above `after`; a word in many rows so costs one listing of the index, not one look
///         a row. Names are compared once each, not once a row.
///         Headers, bodies and details are unpacked last, and only of rows that all else lets
///         through.
/// Units   less than a microsecond a row, with its figures unpacked (measured on 200,000 rows);
///         some ten where headers, bodies or details are.
/// Thread  the reader's.
class Judge {
public:
    Judge(Database& database, NameTexts& names, const std::vector<Condition>& all, RowId after);

    [[nodiscard]] bool passes(const RowInSight& row);

private:
    /// A condition with what it has learnt.
    struct Node {
        const Condition* condition = nullptr;
        std::vector<Node> parts;
        std::vector<RowId> rows;         ///< sorted; of those that stand beside the rows
        std::vector<std::int8_t> known;  ///< by names.id: 0 not asked yet, 1 fits, -1 does not
        bool always = false;             ///< words without a letter: nothing to look for
    };

    Node nodeOf(const Condition& condition, Database& database, RowId after);
    static void putSlowLast(std::vector<Node>& nodes);
    bool fits(Node& node, const RowInSight& row);
    bool is(Node& node, const RowInSight& row);
    bool nameFits(Node& node, std::int64_t name);
    bool guardFits(const Condition& wanted, RowId row);

    NameTexts& names_;
    std::vector<Node> nodes_;
    Unpacking unpacking_;
};

}  // namespace gatehouse::store
