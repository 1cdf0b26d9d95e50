#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/reader.h"
#include "proxy/shell/store/repricing.h"

namespace gatehouse::store {

/// "input 2500000, output 10000000": pico-dollars a token, and the tiers.
std::string ratesOf(const Repricing& repricing);

/// Decides what a call cost by a repricing's prices.
///
/// Shape   a call without known tokens stays without a cost; one that the new prices cannot count
/// keeps the cost it has.
class Pricer {
public:
    explicit Pricer(const Repricing& repricing) : repricing_(repricing) {}

    /// True: calls that were sent with this model are billed by the repricing's card.
    [[nodiscard]] bool concerns(std::string_view modelSent);
    [[nodiscard]] std::optional<PicoUsd> costOf(std::string_view modelSent,
                                                const chat::Usage& usage,
                                                std::optional<PicoUsd> before) const noexcept;

private:
    const Repricing& repricing_;
    std::unordered_map<std::string, bool> known_;
};

/// Takes a call into the sums.
void count(RepricingSums& sums, std::optional<PicoUsd> before, std::optional<PicoUsd> after);

/// A call that a repricing concerns, as it stands. Only its facts are filled in.
struct PastCall {
    RowId id = 0;
    record::Exchange exchange;
    std::int64_t provider = 0;  ///< names.id, as all three
    std::int64_t model = 0;     ///< as the rollups have it
    std::int64_t key = 0;
    std::optional<PicoUsd> after;
};

/// Goes through the calls a repricing concerns, some hundred rows at a time, so that whoever writes
/// holds no lock for long. Imported rows are left out: others paid for them.
class PastCalls {
public:
    /// Up to the newest row of now: later ones have the new price already.
    PastCalls(Database& database, NameTexts& names, const Repricing& repricing);
    /// Adds those of the next stretch; false: there is none.
    bool next(std::vector<PastCall>& out);

    [[nodiscard]] RowId at() const noexcept { return at_; }

    void backTo(RowId at) noexcept { at_ = at; }  ///< after a rollback

private:
    const Repricing& repricing_;
    NameTexts& names_;
    Pricer pricer_;
    Statement rows_;
    std::int64_t provider_ = 0;
    RowId at_ = 0;
    RowId last_ = 0;
};

/// What a repricing would do. Asks `goOn` now and then; false ends it early.
RepricingSums previewOf(Database& database, NameTexts& names, const Repricing& repricing,
                        const std::function<bool()>& goOn);
/// The audit, newest first.
std::vector<RepricingLine> readRepricings(Database& database, int limit);

}  // namespace gatehouse::store
