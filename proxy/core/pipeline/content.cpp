#include "proxy/core/pipeline/content.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::pipeline {
namespace {

using chat::Part;

/// Words that ask for more than a look-up, in the languages that most questions come in.
constexpr std::string_view kHardWords[] = {
    "prove",       "derive",    "step by step", "analy",    "compare", "trade-off",  "tradeoff",
    "design",      "architect", "refactor",     "optimi",   "debug",   "algorithm",  "complexity",
    "implement",   "evaluate",  "critique",     "reason",   "theorem", "integral",   "why does",
    "explain how", "strategy",  "simulate",     "beweise",  "erkläre", "vergleiche", "entwirf",
    "analysiere",  "begründe",  "démontre",     "explique", "compara", "diseña",
};

constexpr std::string_view kCodeMarks[] = {"```",     "def ", "#include", "function ", "class ",
                                           "SELECT ", "=> ",  "std::",    "import "};

constexpr std::string_view kFormulaMarks[] = {"\\frac", "\\int", "\\sum", "^2", "∑",
                                              "∫",      "√",     "≤",     "≥",  "O(n"};

template <class Marks>
int countOf(std::string_view text, const Marks& marks)
{
    return static_cast<int>(std::ranges::count_if(
        marks, [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; }));
}

std::string textOf(const chat::Message& message)
{
    std::string text;
    for (const auto& part : message.parts) {
        if (part.kind == Part::Kind::Text) text += cat(text.empty() ? "" : "\n", part.text);
    }
    return text;
}

void addNeed(std::vector<std::string_view>& needs, std::string_view need)
{
    if (std::ranges::find(needs, need) == needs.end()) needs.push_back(need);
}

void addNeeds(std::vector<std::string_view>& needs, const std::vector<Part>& parts)
{
    for (const auto& part : parts) {
        if (part.kind == Part::Kind::Media) {
            if (part.media.kind == "image") addNeed(needs, "images");
            if (part.media.kind == "audio") addNeed(needs, "audio");
            if (part.media.kind == "video") addNeed(needs, "video");
            if (part.media.kind == "file") addNeed(needs, "documents");
        }
        addNeeds(needs, part.content);
    }
}

std::vector<std::string_view> needsOf(const chat::Request& request)
{
    std::vector<std::string_view> needs;
    if (!request.tools.empty()) addNeed(needs, "tools");
    for (const auto& message : request.messages) addNeeds(needs, message.parts);
    if (request.format != chat::Format::Text) addNeed(needs, "json");
    const bool thinks = (!request.effort.empty() && request.effort != "none") ||
                        request.thinkingBudget.value_or(0) != 0;
    if (thinks) addNeed(needs, "reasoning");
    return needs;
}

}  // namespace

std::int64_t complexityOf(const chat::Request& request)
{
    constexpr double kLongText = 4'000;  // bytes
    constexpr double kLengthPoints = 30;
    constexpr int kHardPoints = 16;
    constexpr int kMostHard = 52;
    constexpr int kCodePoints = 9;
    constexpr int kMostCode = 18;
    constexpr int kFormulaPoints = 10;
    constexpr int kMostFormula = 20;
    constexpr int kToolPoints = 8;
    constexpr int kPicturePoints = 8;
    constexpr int kTurnPoints = 1;
    constexpr int kMostTurns = 8;
    constexpr std::int64_t kMost = 100;
    std::string last;
    int turns = 0;
    for (const auto& message : request.messages) {
        if (message.role != chat::Role::User) continue;
        ++turns;
        if (std::string text = textOf(message); !text.empty()) last = std::move(text);
    }
    const auto size = static_cast<double>(last.size());
    auto points = static_cast<std::int64_t>(
        kLengthPoints * std::min(1.0, std::log1p(size / 40) / std::log1p(kLongText / 40)));
    points += std::min(kMostHard, kHardPoints * countOf(lower(last), kHardWords));
    points += std::min(kMostCode, kCodePoints * countOf(last, kCodeMarks));
    points += std::min(kMostFormula, kFormulaPoints * countOf(last, kFormulaMarks));
    points += std::min(kMostTurns, kTurnPoints * (turns - 1));
    const auto needs = needsOf(request);
    const auto needsIt = [&](std::string_view what) {
        return std::ranges::find(needs, what) != needs.end();
    };
    if (needsIt("tools")) points += kToolPoints;
    if (needsIt("images") || needsIt("documents")) points += kPicturePoints;
    if (needsIt("reasoning")) points += kPicturePoints;
    return std::clamp<std::int64_t>(points, 0, kMost);
}

std::int64_t tokensOf(const policy::Facts& facts)
{
    return tokens::estimateInput(facts.body, facts.model).tokens;
}

policy::Facts::Content contentOf(const policy::Facts& facts)
{
    policy::Facts::Content content;
    const auto* codec = dialect::codecOf(facts.dialect);
    if (codec == nullptr) return content;
    dialect::Notes notes;
    const auto request = codec->readRequest(facts.body, notes);
    if (!request) return content;
    content.needs = needsOf(*request);
    content.complexity = complexityOf(*request);
    return content;
}

}  // namespace gatehouse::pipeline
