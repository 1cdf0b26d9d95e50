#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"

namespace gatehouse::dialect::anthropic {

namespace {

constexpr std::int64_t kLeastBudget = 1024;
constexpr std::int64_t kUsualOutput = 4096;
constexpr std::int64_t kAllOutput = 64000;  ///< of a model whose limit nobody knows

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// A number of one or two digits at the front of `text`; -1 for anything else, such as a date.
int takeVersion(std::string_view& text)
{
    std::size_t size = 0;
    while (size < text.size() && isDigit(text[size])) ++size;
    if (size == 0 || size > 2) return -1;
    std::int64_t value = 0;
    parseInt(text.substr(0, size), value);
    text.remove_prefix(size);
    return static_cast<int>(value);
}

int versionAt(std::string_view text)
{
    const int major = takeVersion(text);
    if (major < 0) return 0;
    if (text.empty() || (text[0] != '-' && text[0] != '.')) return major * 10;
    text.remove_prefix(1);
    const int minor = takeVersion(text);
    return major * 10 + std::clamp(minor, 0, 9);
}

/// "claude-opus-4-7", "claude-opus-4.7@2026", "us.anthropic.claude-3-7-sonnet-20250219-v1:0".
int generationOf(std::string_view model, std::string_view family)
{
    const auto name = model.find("claude");
    if (name == std::string_view::npos) return 0;
    const auto at = model.find(family, name);
    if (at == std::string_view::npos) return 0;
    std::string_view behind = model.substr(at + family.size());
    if (behind.size() > 1 && (behind[0] == '-' || behind[0] == '.')) {
        if (const int found = versionAt(behind.substr(1)); found > 0) return found;
    }
    const auto before = model.find_first_of("0123456789", name);
    return before < at ? versionAt(model.substr(before)) : 0;
}

std::string effortFor(std::string_view wanted, const Traits& traits)
{
    if (!traits.hasEffort || wanted.empty() || wanted == "none") return {};
    if (wanted == "minimal") return "low";
    if (wanted == "xhigh" && !traits.hasXhigh) return "high";
    if (wanted == "max" && !traits.hasMax) return "high";
    return std::string(wanted);
}

bool isForced(const chat::Request& request)
{
    return !request.tools.empty() && (request.toolChoice == chat::ToolChoice::Any ||
                                      request.toolChoice == chat::ToolChoice::Named);
}

std::int64_t limitOf(const chat::Request& request, const Destination& to, std::int64_t usual)
{
    std::int64_t limit = request.maxTokens.value_or(to.maxOutput > 0 ? to.maxOutput : usual);
    if (to.maxOutput > 0) limit = std::min(limit, to.maxOutput);
    return std::max<std::int64_t>(limit, 1);
}

/// A budget leaves room for the answer: what an effort is worth gives way, what was asked for in
/// tokens only as far as it must.
void fitBudget(const chat::Request& request, const Destination& to, Thinking& thinking,
               Notes& notes)
{
    const bool isStated = request.thinkingBudget.value_or(-1) > 0;
    thinking.maxTokens = limitOf(request, to, std::min(kUsualOutput + thinking.budget, kAllOutput));
    const std::int64_t room = request.maxTokens ? thinking.maxTokens / 2 : kUsualOutput;
    const std::int64_t most = isStated
                                  ? thinking.maxTokens - 1
                                  : std::max({thinking.maxTokens / 2, thinking.maxTokens - room,
                                              std::min(kLeastBudget, thinking.maxTokens - 1)});
    thinking.budget = std::min(std::max(thinking.budget, kLeastBudget), most);
    if (thinking.budget >= kLeastBudget) return;
    thinking.mode = Thinking::Mode::Off;
    notes.leaveOut("thinking (max_tokens leaves no room)");
}

}  // namespace

Traits traitsOf(std::string_view model)
{
    const std::string name = lower(model);
    Traits traits;
    bool isOpus = false;
    for (const std::string_view family : {"opus", "sonnet", "haiku", "fable", "mythos"}) {
        const int found = generationOf(name, family);
        if (found == 0) continue;
        traits.generation = found;
        isOpus = family == "opus";
        traits.alwaysThinks = family == "fable" || family == "mythos";
    }
    const int g = traits.generation;
    if (g == 0) return traits;
    traits.canThink = g >= 37;
    traits.isAdaptive = g >= 46;
    traits.isBudgeted = g < 47;
    traits.thinksUnasked = g >= 50;
    traits.hasEffort = g >= 46 || (isOpus && g == 45);
    traits.hasXhigh = g >= 47;
    traits.hasMax = g >= 46;
    traits.hasSampling = g < 47;
    traits.takesBothSamplers = g < 41;
    traits.hasSchema = g >= 41;
    traits.hasInlineSystem = g >= 48;
    return traits;
}

Thinking thinkingOf(const chat::Request& request, const Destination& to, const Traits& traits,
                    bool mayContinue, Notes& notes)
{
    using Mode = Thinking::Mode;
    Thinking thinking;
    thinking.effort = effortFor(request.effort, traits);
    thinking.maxTokens = limitOf(request, to, kUsualOutput);
    const bool isOff =
        request.thinkingBudget ? *request.thinkingBudget == 0 : request.effort == "none";
    const std::int64_t budget = request.thinkingBudget.value_or(-1);
    if (isOff) {
        thinking.mode = Mode::Off;
    } else if (!request.thinkingBudget && request.effort.empty()) {
        thinking.mode = Mode::Unsaid;
    } else if (!traits.canThink || (to.isKnown && !to.isReasoning)) {
        thinking.mode = Mode::Off;
        notes.leaveOut("thinking (the model does not)");
    } else if (traits.isAdaptive && (budget < 0 || !traits.isBudgeted)) {
        thinking.mode = Mode::Adaptive;
        if (budget > 0 && thinking.effort.empty())
            thinking.effort = effortFor(effortOf(budget), traits);
    } else {
        thinking.mode = Mode::Budget;
        thinking.budget =
            budget > 0 ? budget : budgetOf(request.effort.empty() ? "medium" : request.effort);
    }

    const bool isOn = thinking.mode == Mode::Adaptive || thinking.mode == Mode::Budget;
    if ((isOn || traits.thinksUnasked) && isForced(request) && !traits.alwaysThinks) {
        thinking.mode = Mode::Off;
        if (isOn) notes.leaveOut("thinking (a tool is forced)");
    }
    // Only budgeted thinking insists on it; an adaptive turn may begin as it likes.
    if (thinking.mode == Mode::Budget && !mayContinue) {
        thinking.mode = Mode::Off;
        notes.leaveOut("thinking (the tool calls being answered have no signed thoughts)");
    }
    if (thinking.mode == Mode::Budget) fitBudget(request, to, thinking, notes);
    if (thinking.mode == Mode::Off && traits.alwaysThinks) thinking.mode = Mode::Unsaid;
    return thinking;
}

void writeThinking(JsonWriter& out, const chat::Request& request, const Thinking& thinking,
                   const Traits& traits)
{
    using Mode = Thinking::Mode;
    // Silence means off to all but those that think unasked.
    const bool saysOff = thinking.mode == Mode::Off &&
                         (traits.thinksUnasked || request.thinkingBudget == 0) && traits.canThink &&
                         (traits.isBudgeted || traits.thinksUnasked);
    if (saysOff) out.raw("thinking", "{\"type\":\"disabled\"}");
    if (thinking.mode != Mode::Adaptive && thinking.mode != Mode::Budget) return;
    out.open("thinking", '{');
    out.text("type", thinking.mode == Mode::Adaptive ? "adaptive" : "enabled");
    if (thinking.mode == Mode::Budget) out.integer("budget_tokens", thinking.budget);
    if (request.showThinking) out.text("display", *request.showThinking ? "summarized" : "omitted");
    out.close('}');
}

void writeSampling(JsonWriter& out, const chat::Request& request, const Thinking& thinking,
                   const Traits& traits, Notes& notes)
{
    const bool thinks =
        thinking.mode == Thinking::Mode::Adaptive || thinking.mode == Thinking::Mode::Budget;
    const bool isFree = traits.hasSampling && !thinks;
    if (request.temperature && !isFree) {
        if (*request.temperature != 1) notes.leaveOut("temperature");
    } else if (request.temperature) {
        if (*request.temperature > 1) notes.leaveOut("temperature (1 is the most)");
        out.real("temperature", std::clamp(*request.temperature, 0.0, 1.0));
    }
    const bool mayTopP = traits.hasSampling && (!thinks || request.topP.value_or(0) >= 0.95) &&
                         (traits.takesBothSamplers || !request.temperature || thinks);
    if (request.topP && mayTopP) {
        out.real("top_p", std::clamp(*request.topP, 0.0, 1.0));
    } else if (request.topP && *request.topP != 1) {
        notes.leaveOut("top_p");
    }
    if (request.topK && isFree) {
        out.integer("top_k", *request.topK);
    } else if (request.topK) {
        notes.leaveOut("top_k");
    }
}

}  // namespace gatehouse::dialect::anthropic
