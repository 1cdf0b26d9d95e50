#include "app/guardrails/own_flaw.h"

#include <algorithm>

#include "app/formats.h"
#include "proxy/core/guard/own_patterns.h"

namespace gatehouse::app {
namespace {

/// Where the lists, the expressions and the demands of a gateway have this one.
std::string pathOf(const GuardSettings& settings, std::size_t at)
{
    const auto& own = settings.own[at];
    const auto end = settings.own.begin() + static_cast<std::ptrdiff_t>(at);
    const auto place = std::count_if(settings.own.begin(), end, [&](const OwnRule& each) {
        return each.isExpression == own.isExpression && each.isDemand() == own.isDemand();
    });
    return (own.isDemand()     ? "/demands/"
            : own.isExpression ? "/patterns/"
                               : "/words/") +
           std::to_string(place) + '/';
}

}  // namespace

OwnFlaw flawOf(const GuardSettings& settings, std::size_t at)
{
    OwnFlaw flaw;
    if (at >= settings.own.size()) return flaw;
    const auto& own = settings.own[at];
    const std::string path = pathOf(settings, at);
    const auto problems = guardProblems(settings);
    const auto found = std::ranges::find_if(
        problems, [&path](const auto& each) { return each.path.starts_with(path); });
    if (found == problems.end()) return flaw;
    flaw.words = text(found->message) + QStringLiteral("; ") + text(found->hint);
    flaw.isName = found->path == path + "id";
    if (flaw.isName || !own.isExpression) return flaw;
    const auto exact = guard::flawOf({own.id, own.expression, own.group});
    if (!exact) return flaw;
    // The check counts bytes, an editor letters.
    const auto before = std::min(exact->at, own.expression.size());
    flaw.at = static_cast<int>(text(std::string_view(own.expression).substr(0, before)).size());
    return flaw;
}

}  // namespace gatehouse::app
