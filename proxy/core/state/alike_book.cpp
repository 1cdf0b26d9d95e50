#include "proxy/core/state/alike_book.h"

#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::state {
namespace {

constexpr std::string_view kPairName = "pair/";

}  // namespace

void AlikeBook::compared(double most)
{
    const std::lock_guard lock(mutex_);
    lessons_.compared(most);
}

AlikeBook::Lessons::Verdict AlikeBook::judge(const Lessons::Where& where, double chance)
{
    const std::lock_guard lock(mutex_);
    return lessons_.judge(where, chance);
}

void AlikeBook::learn(const Lessons::Where& where, bool isWrong)
{
    const std::lock_guard lock(mutex_);
    lessons_.learn(where, isWrong);
    tell(Lessons::bandName(where));
    if (auto name = Lessons::answerName(where); lessons_.seen(name)) tell(std::move(name));
}

bool AlikeBook::isRefused(const std::string& pair) const
{
    const std::lock_guard lock(mutex_);
    return refused_.contains(pair);
}

bool AlikeBook::refuse(const std::string& pair, int score)
{
    const std::lock_guard lock(mutex_);
    if (refused_.contains(pair)) return true;
    if (refused_.size() >= kMostRefused) return false;
    refused_.insert(pair);
    tell(cat(kPairName, pair));
    const Lessons::Where where{score, {}};
    lessons_.learn(where, true);
    tell(Lessons::bandName(where));
    return true;
}

void AlikeBook::tell(std::string name)
{
    if (!wake_) return;
    due_.insert(std::move(name));
    wake_();
}

void AlikeBook::keepWith(std::function<void()> wake)
{
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
    due_.clear();
}

std::vector<AlikeBook::Row> AlikeBook::due()
{
    const std::lock_guard lock(mutex_);
    std::vector<Row> rows;
    for (const auto& name : due_)
        rows.push_back({name, lessons_.seen(name).value_or(Lessons::Seen{})});
    due_.clear();
    return rows;
}

void AlikeBook::restore(const Row& row)
{
    const std::lock_guard lock(mutex_);
    if (!row.name.starts_with(kPairName)) return lessons_.restore(row.name, row.seen);
    if (refused_.size() < kMostRefused) refused_.insert(row.name.substr(kPairName.size()));
}

}  // namespace gatehouse::state
