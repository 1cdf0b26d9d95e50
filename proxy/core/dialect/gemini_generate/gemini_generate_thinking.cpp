#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"

namespace gatehouse::dialect::gemini {

namespace {

constexpr int kFirstThinker = 25;
constexpr int kFirstWithLevels = 30;

/// Source  the service's "Thinking": budgets of each model of generation 2.5.
std::int64_t fitting(std::int64_t budget, std::string_view model, Notes& notes)
{
    if (budget < 0) return -1;
    if (model.find("pro") != std::string_view::npos) {
        if (budget == 0) notes.leaveOut("reasoning none (the model always thinks)");
        return std::clamp<std::int64_t>(budget, 128, 32768);
    }
    const bool isLite = model.find("lite") != std::string_view::npos;
    if (budget == 0) return 0;
    return std::clamp<std::int64_t>(budget, isLite ? 512 : 1, 24576);
}

std::string_view levelOf(std::string_view effort, std::string_view model, int generation)
{
    const bool isPro = model.find("pro") != std::string_view::npos;
    if (effort == "none" || effort == "minimal")
        return isPro || generation >= 37 ? "low" : "minimal";
    if (effort == "medium" && isPro && generation == kFirstWithLevels) return "high";
    return effort == "xhigh" || effort == "max" ? "high" : effort;
}

}  // namespace

int generationOf(std::string_view model) noexcept
{
    const auto at = model.find("gemini-");
    if (at == std::string_view::npos) return 0;
    std::string_view rest = model.substr(at + 7);
    if (rest.empty() || rest[0] < '1' || rest[0] > '9') return 0;
    const int major = rest[0] - '0';
    const bool hasMinor = rest.size() > 2 && rest[1] == '.' && rest[2] >= '0' && rest[2] <= '9';
    return major * 10 + (hasMinor ? rest[2] - '0' : 0);
}

void writeThinking(JsonWriter& out, const chat::Request& request, const Destination& to,
                   Notes& notes)
{
    const auto budget = request.thinkingBudget;
    const bool isSaid = budget || !request.effort.empty();
    if (!isSaid && !request.showThinking) return;
    const bool isOff = budget ? *budget == 0 : request.effort == "none";
    const int generation = generationOf(to.model);
    const bool isOther = generation > 0 && generation < kFirstThinker;
    if (isOther || (to.isKnown && !to.isReasoning)) {
        if (isSaid && !isOff) notes.leaveOut("reasoning (the model does not)");
        return;
    }
    out.open("thinkingConfig", '{');
    const bool shows = request.showThinking.value_or(isSaid && !isOff);
    if (shows || request.showThinking) out.flag("includeThoughts", shows);
    if (generation >= kFirstWithLevels) {
        const std::string_view effort = !request.effort.empty() ? std::string_view(request.effort)
                                        : budget.value_or(-1) >= 0 ? effortOf(*budget)
                                                                   : std::string_view();
        if (!effort.empty()) out.text("thinkingLevel", levelOf(effort, to.model, generation));
    } else if (isSaid) {
        out.integer("thinkingBudget",
                    fitting(budget.value_or(budgetOf(request.effort)), to.model, notes));
    }
    out.close('}');
}

}  // namespace gatehouse::dialect::gemini
