#include "proxy/core/injection/judge.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gatehouse::injection {
namespace {

constexpr double kUntrusted = 4;  ///< times the false alarms, for parts of tools and documents
constexpr std::size_t kReasons = 5;
constexpr std::size_t kMostReason = 60;
constexpr std::size_t kTurnTail = 600;  ///< bytes of each turn of the user that are read together

struct Found {
    Span span;
    Features features;
    Stretch stretch;
};

Found worst(const Model& model, std::string_view text, std::size_t part)
{
    Found found;
    found.span = {part, 0, 0, Disguise::None, -1e9F};
    for (const View& view : viewsOf(text)) {
        Features features = featuresOf(view);
        const Stretch stretch = model.judge(features);
        if (stretch.weight <= found.span.weight) continue;
        const Sentence& first = features.sentences[stretch.first];
        const Sentence& last = features.sentences[stretch.last - 1];
        found.span = {part, std::min(first.begin, last.begin), std::max(first.end, last.end),
                      view.disguise, stretch.weight};
        found.stretch = stretch;
        found.features = std::move(features);
    }
    return found;
}

/// The places that weigh most, each with some of the text behind it.
std::vector<Reason> reasonsOf(const Model& model, const Found& found, std::string_view text)
{
    if (found.features.sentences.empty()) return {};
    std::vector<std::pair<std::uint32_t, float>> places;  // features of one word stand together
    const auto& sentences = found.features.sentences;
    for (std::uint32_t f = sentences[found.stretch.first].firstFeature;
         f < sentences[found.stretch.last - 1].lastFeature; ++f) {
        const std::uint32_t origin = found.features.origins[f];
        if (places.empty() || places.back().first != origin) places.emplace_back(origin, 0.0F);
        places.back().second += model.weightOf(found.features.keys[f]);
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Reason> reasons;
    for (const auto& [origin, weight] : places) {
        if (reasons.size() == kReasons || weight <= 0) break;
        const std::size_t begin = std::min<std::size_t>(origin, text.size());
        std::size_t end = begin;
        while (end < text.size() && end - begin < kMostReason && text[end] != ' ' &&
               text[end] != '\n')
            ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
        reasons.push_back({std::string(text.substr(begin, end - begin)), weight});
    }
    return reasons;
}

double scoreOf(float weight, float limit)
{
    return 1.0 / (1.0 + std::exp(-static_cast<double>(weight - limit)));
}

bool isJudged(Origin origin)
{
    return origin != Origin::System && origin != Origin::Assistant;
}

/// An attack in several turns: the ends of the user's turns, read as one text.
std::string turnsTogether(std::span<const Part> parts)
{
    std::string text;
    std::size_t turns = 0;
    for (const Part& part : parts) {
        if (part.origin != Origin::User || part.text.empty()) continue;
        std::size_t from = part.text.size() - std::min(part.text.size(), kTurnTail);
        while (from < part.text.size() &&
               (static_cast<unsigned char>(part.text[from]) & 0xC0U) == 0x80)
            ++from;
        if (!text.empty()) text += ' ';
        text += part.text.substr(from);
        ++turns;
    }
    return turns > 1 ? text : std::string();
}

}  // namespace

Verdict judge(const Model& model, std::span<const Part> parts, double threshold)
{
    Verdict verdict;
    if (model.empty()) return verdict;
    const float limit = model.weightFor(threshold);
    const float limitOfOthers = model.weightFor(threshold * kUntrusted);
    float most = -1e9F;
    const auto take = [&](const Found& found, float ownLimit, std::string_view text) {
        if (found.stretch.last <= found.stretch.first) return;
        if (found.span.weight >= ownLimit) verdict.spans.push_back(found.span);
        const float over = found.span.weight - ownLimit;
        if (over <= most) return;
        most = over;
        verdict.score = scoreOf(found.span.weight, ownLimit);
        verdict.falseAlarms = model.falseAlarms(found.span.weight);
        verdict.reasons = reasonsOf(model, found, text);
    };
    std::size_t lastOfUser = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!isJudged(parts[i].origin)) continue;
        if (parts[i].origin == Origin::User) lastOfUser = i;
        take(worst(model, parts[i].text, i),
             parts[i].origin == Origin::User ? limit : limitOfOthers, parts[i].text);
    }
    if (const std::string turns = turnsTogether(parts); !turns.empty() && verdict.spans.empty()) {
        Found found = worst(model, turns, lastOfUser);
        const std::string_view last = parts[lastOfUser].text;
        found.span.begin = 0;  // the whole of the turn that completes it
        found.span.end = last.size();
        take(found, limit, turns);
    }
    std::stable_sort(verdict.spans.begin(), verdict.spans.end(),
                     [](const Span& a, const Span& b) { return a.weight > b.weight; });
    return verdict;
}

}  // namespace gatehouse::injection
