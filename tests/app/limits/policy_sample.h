#pragma once

#include <QString>

#include "app/limits/policy_rows.h"

namespace gatehouse::tests {

/// A cap for each user, a block, and one that is switched off.
inline config::Config policyConfig(config::Config config)
{
    auto form = app::newPolicy();
    form.rest = {{QStringLiteral("id"), QStringLiteral("p1")}};
    form.models = {QStringLiteral("openai/gpt-*")};
    config = app::withPolicy(std::move(config), "default", std::nullopt, app::policyJson(form));
    app::PolicyForm block;
    block.name = QStringLiteral("No trials abroad");
    block.actor = QStringLiteral("company:all");
    block.providers = {QStringLiteral("deepseek")};
    block.condition = QStringLiteral("metadata.team == \"trial\"");
    block.effect = app::PolicyForm::Effect::Block;
    config = app::withPolicy(std::move(config), "default", std::nullopt, app::policyJson(block));
    app::PolicyForm free;
    free.name = QStringLiteral("Staff may use the rest");
    free.actor = QStringLiteral("group:staff");
    free.condition = QStringLiteral("\"staff\" in cf.user.groups");
    free.effect = app::PolicyForm::Effect::Free;
    free.enabled = false;
    return app::withPolicy(std::move(config), "default", std::nullopt, app::policyJson(free));
}

/// What ada and bob used of the cap.
inline std::vector<engine::LimitUse> policyUses(WallMicros now)
{
    constexpr std::int64_t kDollar = 1'000'000'000'000;
    constexpr WallMicros kDay = 86'400'000'000;
    const std::string resource = R"( {"model":"openai/gpt-*"})";
    engine::LimitUse use;
    use.id = "gateway/default/policy/monthly";
    use.unit = limit::Unit::Cost;
    use.window = {.limit = 20 * kDollar, .begin = now - 18 * kDay, .end = now + 12 * kDay};
    use.callers = {{{"user:ada@example.org" + resource},
                    {.limit = 20 * kDollar, .used = 17 * kDollar, .remaining = 3 * kDollar}},
                   {{"user:bob@example.org" + resource},
                    {.limit = 20 * kDollar, .used = 4 * kDollar, .remaining = 16 * kDollar}},
                   {{R"(company:all "*")"}, {.limit = 20 * kDollar, .used = kDollar}}};
    use.callerCount = 3;
    return {use};
}

}  // namespace gatehouse::tests
