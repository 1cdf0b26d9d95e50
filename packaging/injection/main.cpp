// Makes and tries the model of prompt injection. See packaging/injection/README.md.
//
//   gatehouse-injection train DATA.jsonl OUT.bin   trains on all, calibrates on what each left-out
//   round shows gatehouse-injection cross DATA.jsonl           trains once for each group of
//   sources, and tells how the group left out does gatehouse-injection score JSON lines
//   {"id","text"} in, {"id","score"} out, by the built-in model

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "proxy/core/injection/judge.h"

#include "packaging/injection/training.h"

namespace gatehouse::injection::training {
namespace {

constexpr std::uint64_t kSeed = 7;
/// The default threshold: so many of the ordinary texts of left-out sources are above it.
constexpr double kShown[] = {0.01, 0.006, 0.003};

struct Group {
    std::string_view mark;  ///< part of the name of a source
    int number;
};

/// Sources that share texts are left out together.
constexpr Group kGroups[] = {
    {"sysprompt", 1},     {"garak", 2},    {"Giskard", 2}, {"deepset", 3}, {"TaskTracker", 4},
    {"docs prose", 4},    {"ASB", 5},      {"compass", 6}, {"dev)", 7},    {"alpaca", 8},
    {"self-instruct", 9}, {"FuzzyAI", 10}, {"XSTest", 11},
};
constexpr int kGroupCount = 11;

int groupOf(std::string_view source)
{
    for (const Group& group : kGroups)
        if (source.find(group.mark) != std::string_view::npos) return group.number;
    return 0;
}

struct Set {
    std::vector<Text> texts;
    std::vector<Example> examples;
};

Set load(const std::string& data, const std::string& folder)
{
    Set set;
    set.texts = labelledTexts(data);
    if (set.texts.empty())
        std::fprintf(stderr, "%s is not there: only texts of our own are trained on\n",
                     data.c_str());
    const auto written = writtenTexts(folder, kSeed);
    const auto hidden = disguised(written, kSeed + 1);
    std::size_t attacks = 0;
    for (const Text& text : written) attacks += text.isAttack ? 1 : 0;
    std::fprintf(stderr, "%zu labelled, %zu written (%zu attacks), %zu disguised\n",
                 set.texts.size(), written.size(), attacks, hidden.size());
    set.texts.insert(set.texts.end(), written.begin(), written.end());
    set.texts.insert(set.texts.end(), hidden.begin(), hidden.end());
    for (const Text& text : set.texts) {
        Example example;
        example.isAttack = text.isAttack;
        example.group = groupOf(text.source);
        example.isTrained = text.category != "quoted_mention";
        if (text.source == "deepset/prompt-injections" && text.isAttack) example.share = 0.5F;
        if (!text.isAttack) example.share = 1.5F;
        for (const View& view : viewsOf(text.text)) example.views.push_back(featuresOf(view));
        set.examples.push_back(std::move(example));
    }
    return set;
}

/// The weight of every labelled text by a model that has not seen its group.
std::vector<float> unseen(const Set& set)
{
    std::vector<float> weights(set.examples.size(), 0.0F);
    for (int group = 1; group <= kGroupCount; ++group) {
        const Weights trained = train(set.examples, group, kSeed);
        for (std::size_t i = 0; i < set.examples.size(); ++i)
            if (set.examples[i].group == group) weights[i] = weigh(trained, set.examples[i]);
    }
    return weights;
}

std::vector<float> ordinary(const Set& set, const std::vector<float>& weights)
{
    std::vector<float> found;
    for (std::size_t i = 0; i < set.examples.size(); ++i)
        if (set.examples[i].group != 0 && !set.examples[i].isAttack && set.examples[i].isTrained)
            found.push_back(weights[i]);
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
}

float above(const std::vector<float>& sorted, double rate)
{
    return sorted.empty()
               ? 0
               : sorted[std::min(
                     sorted.size() - 1,
                     static_cast<std::size_t>(rate * static_cast<double>(sorted.size())))];
}

void report(const Set& set, const std::vector<float>& weights)
{
    const std::vector<float> sorted = ordinary(set, weights);
    std::printf(
        "Each source as a model sees it that was trained without its group.\n%-46s %-19s %6s",
        "source", "category", "rows");
    for (const double rate : kShown) std::printf("  at %.1f%%", rate * 100);
    std::printf("\n");

    struct Row {
        int rows = 0;
        int flagged[3] = {};
    };

    std::map<std::string, Row> rows;
    Row attacks;
    for (std::size_t i = 0; i < set.examples.size(); ++i) {
        if (set.examples[i].group == 0) continue;
        char key[128];
        std::snprintf(key, sizeof key, "%-46.46s %-19s", set.texts[i].source.c_str(),
                      set.texts[i].category.c_str());
        Row& row = rows[key];
        ++row.rows;
        attacks.rows += set.examples[i].isAttack ? 1 : 0;
        for (int k = 0; k < 3; ++k) {
            const bool isFlagged = weights[i] > above(sorted, kShown[k]);
            row.flagged[k] += isFlagged ? 1 : 0;
            attacks.flagged[k] += isFlagged && set.examples[i].isAttack ? 1 : 0;
        }
    }
    rows["all attacks"] = attacks;
    for (const auto& [key, row] : rows) {
        std::printf("%-66s %6d", key.c_str(), row.rows);
        for (const int flagged : row.flagged)
            std::printf("  %7.3f", static_cast<double>(flagged) / row.rows);
        std::printf("\n");
    }
}

std::array<Mark, kMarks> marksOf(const std::vector<float>& sorted)
{
    std::array<Mark, kMarks> marks{};
    for (std::size_t i = 0; i < kMarks; ++i) {
        const double rate = std::pow(10.0, -0.22 * static_cast<double>(i));
        marks[i] = {sorted.empty() ? static_cast<float>(i) : above(sorted, rate * 0.9999),
                    static_cast<float>(std::log10(rate))};
        if (i > 0 && marks[i].weight <= marks[i - 1].weight)
            marks[i].weight = marks[i - 1].weight + 1e-3F;
    }
    return marks;
}

int score()
{
    for (std::string line; std::getline(std::cin, line);) {
        if (line.empty()) continue;
        const auto row = boost::json::parse(line).as_object();
        const Part part{Origin::User, "", row.at("text").as_string()};
        const Verdict verdict = judge(builtIn(), {&part, 1});
        std::cout << boost::json::serialize(
                         boost::json::object{{"id", row.at("id")}, {"score", verdict.score}})
                  << '\n';
    }
    return 0;
}

}  // namespace
}  // namespace gatehouse::injection::training

int main(int count, char** words)
{
    using namespace gatehouse::injection::training;
    namespace injection = gatehouse::injection;
    const std::string_view what = count > 1 ? words[1] : "";
    if (what == "score") return score();
    const std::string folder = GATEHOUSE_INJECTION_TEXTS;
    if (what == "cross" && count >= 3) {
        const Set set = load(words[2], folder);
        const auto weights = unseen(set);
        report(set, weights);
        if (count > 3) {  // the hardest rows, for looking at
            std::ofstream out(words[3]);
            for (std::size_t i = 0; i < set.examples.size(); ++i)
                if (set.examples[i].group != 0)
                    out << boost::json::serialize(
                               boost::json::object{{"w", weights[i]},
                                                   {"label", set.examples[i].isAttack},
                                                   {"source", set.texts[i].source},
                                                   {"text", set.texts[i].text}})
                        << '\n';
        }
        return 0;
    }
    if (what == "train" && count == 4) {
        const Set set = load(words[2], folder);
        const auto sorted = ordinary(set, unseen(set));
        const Weights weights = train(set.examples, -1, kSeed);
        std::ofstream(words[3], std::ios::binary)
            << injection::Model::write(weights.values, weights.bias, marksOf(sorted));
        return 0;
    }
    std::fprintf(stderr,
                 "gatehouse-injection train DATA.jsonl OUT.bin | cross DATA.jsonl | score\n");
    return 1;
}
