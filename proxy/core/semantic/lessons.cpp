#include "proxy/core/semantic/lessons.h"

#include <algorithm>
#include <cmath>

#include "proxy/core/base/text.h"
#include "proxy/core/semantic/likeness.h"

namespace gatehouse::semantic {
namespace {

constexpr double kDoubt = 3.912;           // -ln(0.02)
constexpr double kMostRisk = 0.25;         // beyond it nothing is given, whatever the account has
constexpr double kMostSaved = 1.0;         // the account: one wrong answer
constexpr double kSampled = 1.0 / 16;      // of the calls that might be given
constexpr double kSpent = 0.8;             // of what is promised; chance may take the rest
constexpr std::int64_t kMostSeen = 4'000;  // then older samples count half
constexpr int kBandWidth = 20;             // thousandths
constexpr std::string_view kBandName = "band/";
constexpr std::string_view kAnswerName = "answer/";

/// n·KL(w/n ‖ p): how much n samples with w wrong ones speak against a share of p.
double against(const Lessons::Seen& seen, double p)
{
    const auto n = static_cast<double>(seen.seen);
    const auto wrong = static_cast<double>(seen.wrong);
    const double right = n - wrong;
    double sum = 0;
    if (wrong > 0) sum += wrong * std::log(wrong / (n * p));
    if (right > 0) sum += right * std::log(right / (n * (1 - p)));
    return sum;
}

/// The largest share that the samples do not speak against (Chernoff's bound).
double mostOf(const Lessons::Seen& seen)
{
    if (seen.seen <= 0 || seen.wrong >= seen.seen) return 1;
    double low = static_cast<double>(seen.wrong) / static_cast<double>(seen.seen);
    double high = 1;
    constexpr int kSteps = 40;
    for (int i = 0; i < kSteps; ++i) {
        const double middle = (low + high) / 2;
        (against(seen, middle) < kDoubt ? low : high) = middle;
    }
    return high;
}

void add(Lessons::Seen& seen, bool isWrong)
{
    if (seen.seen >= kMostSeen) {
        seen.seen /= 2;
        seen.wrong = (seen.wrong + 1) / 2;
    }
    ++seen.seen;
    if (isWrong) ++seen.wrong;
}

std::optional<std::size_t> bandAt(std::string_view name)
{
    std::int64_t band = 0;
    const bool isBand = parseInt(name.substr(kBandName.size()), band) && band >= 0 &&
                        band < static_cast<std::int64_t>(Lessons::kBands);
    return isBand ? std::optional(static_cast<std::size_t>(band)) : std::nullopt;
}

}  // namespace

std::size_t Lessons::bandOf(int score) noexcept
{
    const int from = static_cast<int>(std::lround(kSameScore * 1'000.0F));
    const int band = std::clamp((score - from) / kBandWidth, 0, static_cast<int>(kBands) - 1);
    return static_cast<std::size_t>(band);
}

void Lessons::compared(double most) noexcept
{
    account_ = std::min(kMostSaved, account_ + most * kSpent);
}

double Lessons::risk(const Where& where) const
{
    double most = mostOf(bands_[bandOf(where.score)]);
    if (const auto at = answers_.find(std::string(where.answer)); at != answers_.end())
        most = std::max(most, mostOf(at->second));
    return most;
}

Lessons::Verdict Lessons::judge(const Where& where, double chance)
{
    if (bands_[bandOf(where.score)].seen < kFewest) return Verdict::Learn;
    const double most = risk(where);
    if (most > kMostRisk || most > account_) return Verdict::Risky;
    if (chance < kSampled) return Verdict::Sample;
    account_ -= most;
    return Verdict::Give;
}

void Lessons::learn(const Where& where, bool isWrong)
{
    add(bands_[bandOf(where.score)], isWrong);
    if (where.answer.empty()) return;
    auto at = answers_.find(std::string(where.answer));
    if (at == answers_.end()) {
        if (!isWrong || answers_.size() >= kMostAnswers) return;
        at = answers_.emplace(std::string(where.answer), Seen{}).first;
    }
    add(at->second, isWrong);
}

std::string Lessons::bandName(const Where& where)
{
    return cat(kBandName, number(static_cast<std::int64_t>(bandOf(where.score))));
}

std::string Lessons::answerName(const Where& where)
{
    return cat(kAnswerName, where.answer);
}

std::optional<Lessons::Seen> Lessons::seen(std::string_view name) const
{
    if (name.starts_with(kBandName)) {
        if (const auto band = bandAt(name)) return bands_[*band];
    } else if (name.starts_with(kAnswerName)) {
        const auto at = answers_.find(std::string(name.substr(kAnswerName.size())));
        if (at != answers_.end()) return at->second;
    }
    return std::nullopt;
}

void Lessons::restore(std::string_view name, const Seen& seen)
{
    if (seen.seen < 0 || seen.wrong < 0 || seen.wrong > seen.seen) return;
    if (name.starts_with(kBandName)) {
        if (const auto band = bandAt(name)) bands_[*band] = seen;
    } else if (name.starts_with(kAnswerName) && answers_.size() < kMostAnswers) {
        answers_[std::string(name.substr(kAnswerName.size()))] = seen;
    }
}

}  // namespace gatehouse::semantic
