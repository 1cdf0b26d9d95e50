#include "proxy/core/pipeline/back_test.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/fitness.h"
#include "proxy/core/pipeline/simulate.h"
#include "proxy/core/policy/balance.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::pipeline {
namespace {

/// As routes tell targets apart: a token in and one out.
std::optional<std::int64_t> priceOf(const provider::Provider& row, const std::string& model)
{
    const auto* card = row.find(model);
    if (card != nullptr && card->price && card->price->rates.input && card->price->rates.output)
        return *card->price->rates.input + *card->price->rates.output;
    return row.local ? std::optional<std::int64_t>(0) : std::nullopt;
}

const policy::Route::Stop* stopOf(const policy::Route& route, const std::string& id)
{
    const auto& stops = route.stops();
    const auto found = std::ranges::find(stops, id, &policy::Route::Stop::id);
    return found == stops.end() ? nullptr : &*found;
}

}  // namespace

Result<BackTest> BackTest::of(const policy::Graph& graph, const std::string& route,
                              Providers providers, std::vector<config::KeyConfig> keys)
{
    auto compiled = policy::Route::compile(graph, route);
    if (!compiled) return std::move(compiled).error();
    return BackTest(std::move(*compiled), std::move(providers), std::move(keys));
}

/// The target that the engine would ask first.
void BackTest::choose(const policy::Route::Stop& stop, const record::Exchange& call,
                      BackTested& found)
{
    const auto& rule = route_.models()[stop.rule];
    const Trial trial(call, keys_);
    auto facts = trial.facts();
    std::vector<std::string> names;
    names.reserve(rule.targets.size());
    std::vector<policy::Choice> choices;
    std::vector<const policy::TargetRule*> fit;
    for (const auto& target : rule.targets) {
        const auto row = providers_.find(target.provider);
        const auto* known = row == providers_.end() ? nullptr : &row->second;
        const auto* card = known == nullptr ? nullptr : known->find(target.model);
        if (rule.targets.size() > 1 && !lackOf(facts, card).empty()) continue;
        names.push_back(cat(target.provider, "/", target.model));
        policy::Choice choice;
        choice.name = names.back();
        choice.weight = target.weight;
        if (known != nullptr) choice.price = priceOf(*known, target.model);
        choices.push_back(choice);
        fit.push_back(&target);
    }
    if (fit.empty()) return;
    policy::Draw draw{policy::spread(stop.id, trial.chance()), 0, {}};
    const std::string who = rule.stickyBy ? facts.text(*rule.stickyBy) : std::string();
    draw.who = who;
    if (rule.balance == policy::Balance::RoundRobin) draw.turn = turns_[stop.id]++;
    const auto& chosen = *fit[policy::orderOf(rule.balance, choices, draw).front()];
    found.provider = chosen.provider;
    found.model = chosen.model;
    const auto row = providers_.find(chosen.provider);
    if (row == providers_.end()) return;
    // The sample's models are called by their whole names.
    if (row->second.sample && !found.model.starts_with("sample/"))
        found.model = cat("sample/", found.model);
    found.cost = provider::costAt(row->second, chosen.model, call.usage);
}

BackTested BackTest::run(const record::Exchange& call)
{
    BackTested found;
    const Trial trial(call, keys_);
    const auto steps = simulate(route_, trial);
    for (const auto& step : steps) {
        const auto* stop = stopOf(route_, step.node);
        if (stop == nullptr) continue;
        const bool isModel = stop->kind == policy::NodeKind::Model;
        if (!isModel && !step.why.empty()) found.why = step.why;
        // What follows an answer is the end.
        if (isModel || found.provider.empty()) found.node = step.node;
        if (isModel) choose(*stop, call, found);
    }
    return found;
}

}  // namespace gatehouse::pipeline
